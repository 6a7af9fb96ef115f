import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { targetFinder } from "./request-target.js";

const KNOWN = ["http://a.example", "https://a.example", "http://127.0.0.1:8080", "https://[::1]:8443", "http://h"];

function finder(): { find: (url: string) => unknown; asked: string[] } {
  const asked: string[] = [];
  const find = targetFinder((url) => {
    asked.push(url.origin);
    return `to ${url.origin}`;
  });
  for (const origin of KNOWN) find(`${origin}/`);
  return { find, asked };
}

function parsed(url: string): unknown {
  const { origin, pathname, search } = new URL(url);
  return { origin, route: `to ${origin}`, path: pathname + search };
}

function outcomeOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return (error as Error).name;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a request's target", () => {
  it("is the same as that of a URL parser", () => {
    const { find } = finder();
    const start = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...KNOWN) },
      fc.constantFrom("HTTP://H", " http://h", "http://h:80", "https://a.example:443", "http://u:p@h", "http://other"),
      fc.constantFrom("", "h", "null", "https://", "http:/h", "blob:http://h", "ftp://h", "http://h.", "http:\\\\h"),
    );
    const pieces = [
      "/",
      "/",
      "/",
      "//",
      ".",
      "..",
      "%2e",
      "%2E",
      "%",
      "%zz",
      "?",
      "?",
      "#",
      "\\",
      "a",
      "Zz9",
      "@",
      ":",
    ];
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const piece = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      { weight: 2, arbitrary: fc.constantFrom(...ascii) },
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(start, fc.array(piece, { maxLength: 8 }), (before, after) => {
        const url = before + after.join("");
        expect(outcomeOf(() => find(url))).toEqual(outcomeOf(() => parsed(url)));
      }),
      { numRuns: 20_000 },
    );
  });

  it("keeps every character that a path or query may have, or leaves it to the parser", () => {
    const { find } = finder();
    for (let code = 0; code < 0x180; code += 1) {
      const character = String.fromCharCode(code);
      for (const url of [`http://h/a${character}b`, `http://h/a?b${character}c`, `http://h/${character}`]) {
        expect(find(url)).toEqual(parsed(url));
      }
    }
  });

  it("is not parsed if the URL is plain and its origin known", () => {
    const { find, asked } = finder();
    const plain = ["/a/b", "/a//b/", "/a.b/c..d", "/a%20b?c=d%2Ce", "/?page=2&per_page=10", "/a;b=c,d:e@f"];
    const expected = plain.map((path) => parsed(`http://h${path}`));
    vi.stubGlobal("URL", undefined);
    expect(plain.map((path) => find(`http://h${path}`))).toEqual(expected);
    expect(() => find("http://h/a b")).toThrow(TypeError);
    expect(asked).toEqual(KNOWN);
  });

  it("is routed once for each origin, however that is written", () => {
    const { find, asked } = finder();
    for (const url of [
      "HTTP://NEW.example",
      "http://new.example:80/a",
      "http://new.example/b",
      "http://u@new.example/c",
    ]) {
      find(url);
    }
    expect(asked).toEqual([...KNOWN, "http://new.example"]);
  });

  it("may be a URL, as for any fetch", () => {
    const { find } = finder();
    expect(find(new URL("http://h/a?b") as never)).toEqual(parsed("http://h/a?b"));
  });
});
