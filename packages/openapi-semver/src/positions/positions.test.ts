import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { escaped } from "../document/references.ts";
import { parse } from "../reading/parse.ts";

const find = (text: string, ...pointers: string[]) => {
  const found = parse(Buffer.from(text), "file").find(pointers);
  return pointers.map((pointer) => {
    const { line, column, isExact } = found.get(pointer) ?? {};
    return `${line}:${column}${isExact ? "" : " parent"}`;
  });
};

/** Every pointer of a value, with the key that leads to it and the first leaf below it. */
function pointersOf(value: unknown, pointer = "", key?: string): { pointer: string; key?: string; leaf: unknown }[] {
  const isHolder = typeof value === "object" && value !== null;
  const below = isHolder
    ? Object.entries(value).flatMap(([name, child]) =>
        pointersOf(child, `${pointer}/${escaped(name)}`, Array.isArray(value) ? undefined : name),
      )
    : [];
  return [{ pointer, ...(key === undefined ? {} : { key }), leaf: isHolder ? below[0]?.leaf : value }, ...below];
}

const keys = fc.oneof(
  fc.constantFrom("a", "200", "/crates/{id}", "a~b", "", "<", "key: with", "#", "ä 😀", '"', "\\", "- x", "__proto__"),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    fc.constant("leaf"),
    fc.array(tie("tree"), { maxLength: 4 }),
    // A key `<<` merges.
    fc.dictionary(
      keys.filter((key) => key !== "<<"),
      tie("tree"),
      { maxKeys: 4 },
    ),
  ),
}));

/** A copy in which every leaf is another text. */
function numbered(value: unknown, next: () => string): unknown {
  if (Array.isArray(value)) return value.map((item) => numbered(item, next));
  if (typeof value !== "object" || value === null) return next();
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, numbered(child, next)]));
}

const writers: Readonly<Record<string, (value: unknown) => string>> = {
  "JSON in one line": (value) => JSON.stringify(value),
  "JSON with tabs": (value) => JSON.stringify(value, null, "\t"),
  YAML: (value) => stringify(value),
  "YAML with CRLF": (value) => stringify(value, { lineWidth: 0 }).replaceAll("\n", "\r\n"),
  "YAML in flow style": (value) => stringify(value, { collectionStyle: "flow", indent: 4 }),
  "YAML with quotes": (value) =>
    stringify(value, { defaultKeyType: "QUOTE_DOUBLE", defaultStringType: "QUOTE_SINGLE", indentSeq: false }),
};

describe("the place of a pointer", () => {
  it.for(Object.entries(writers))("is where the key or the value is written: %s", ([, write]) => {
    fc.assert(
      fc.property(tree, (shape) => {
        let count = 0;
        const value = numbered(shape, () => `leaf${String(count++).padStart(4, "0")}`);
        const text = write(value);
        const all = pointersOf(value);
        const found = parse(Buffer.from(text), "file").find(all.map(({ pointer }) => pointer));
        for (const { pointer, key, leaf } of all) {
          const place = found.get(pointer);
          expect(place?.isExact, pointer).toBe(true);
          const lines = text.split("\n");
          const rest = [
            lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1),
            ...lines.slice(place?.line),
          ].join("\n");
          if (leaf !== undefined) expect(/leaf\d{4}/.exec(rest)?.[0], pointer).toBe(leaf);
          if (key !== undefined) expect(beginsWith(rest, key), `${key} at ${rest}`).toBe(true);
        }
      }),
    );
  });

  it("is that of the nearest parent if the pointer does not exist", () => {
    expect(find("a:\n  b:\n    - c: 1\n", "/a/b/0/c", "/a/b/0/d", "/a/b/1", "/a/c/d", "/x", "")).toEqual([
      "3:7",
      "3:7 parent",
      "2:3 parent",
      "1:1 parent",
      "1:1 parent",
      "1:1",
    ]);
    expect(find('{"a": {\n "b": [{"c": 1}]}}', "/a/b/0/c", "/a/b/0/d", "/a/b/1", "/a/b/00", "/x", "")).toEqual([
      "2:9",
      "2:8 parent",
      "2:2 parent",
      "2:2 parent",
      "1:1 parent",
      "1:1",
    ]);
  });

  it("goes through aliases and merges to where the value is written", () => {
    const text = "x: &x { b: { c: 1 } }\ny: *x\nz:\n  <<: *x\n  d: 1\nw: { <<: [{ e: 1 }, *x] }\n";
    expect(find(text, "/y", "/y/b", "/y/b/c", "/z/b", "/z/d", "/w/e", "/w/b/c")).toEqual([
      "2:1",
      "1:9",
      "1:14",
      "1:9",
      "5:3",
      "6:13",
      "1:14",
    ]);
  });

  it("is that of the last anchor before the alias", () => {
    expect(find("a: &x { b: 1 }\nc: *x\nd: &x { b: 2 }\ne: *x\n", "/c/b", "/e/b")).toEqual(["1:9", "3:9"]);
  });

  it("is found by the name that a key has in JSON", () => {
    expect(find("200: { 0x10: a }\n? null\n: b\ntrue: c\n", "/200", "/200/16", "/", "/true")).toEqual([
      "1:1",
      "1:8",
      "2:3",
      "4:1",
    ]);
  });

  it("is that of the value if there is no key, and does not count a byte order mark", () => {
    expect(find("\ufeffa:\n  - b\n  -\n    c: 1\n", "/a", "/a/0", "/a/1", "/a/1/c")).toEqual([
      "1:1",
      "2:5",
      "4:5",
      "4:5",
    ]);
    expect(find('\ufeff{"a": 1}', "/a")).toEqual(["1:2"]);
  });
});

/** Whether a text begins with a key, quoted or not. */
function beginsWith(text: string, key: string): boolean {
  const written = [key, JSON.stringify(key), stringify(key).trim(), `'${key.replaceAll("'", "''")}'`];
  return written.some((one) => text.startsWith(one) && /^\s*:/.test(text.slice(one.length)));
}
