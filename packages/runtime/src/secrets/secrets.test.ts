import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { describeCommonError } from "../api/dialect.js";
import { tokenSource } from "../auth/token-source.js";
import { createClient } from "../client/client.js";
import type { ClientOptions } from "../client/client-options.js";
import { safeCause } from "../errors/safe-cause.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";
import { SecretMemory } from "./secret-memory.js";

const TOKEN = "s3cret-token-value";

function everything(error: unknown): string {
  return [
    inspect(error, { depth: 20, showHidden: true }),
    JSON.stringify(error),
    String(error),
    (error as Error).stack ?? "",
  ].join("\n");
}

function secretClient(options: ClientOptions) {
  return testClient(options, {
    tokens: tokenSource(TOKEN),
    secrets: new SecretMemory(["cl1ent-secret"]),
    clock: manualClock(),
  });
}

describe("no secret is shown", () => {
  it.each([
    ["a server that quotes the token as JSON", json(403, { error_description: `token ${TOKEN} lacks a role` })],
    ["a server that quotes it as text", () => new Response(`bad header: Bearer ${TOKEN}`, { status: 400 })],
    [
      "a proxy that echoes the request",
      () => new Response(`<pre>authorization: Bearer ${TOKEN}</pre>`, { status: 502 }),
    ],
    [
      "a server that quotes it with escapes",
      () =>
        new Response(`{"why":"${TOKEN.replace("s", "\\u0073")}","/":"${TOKEN.replace("-", "\\u002d")}"}`, {
          status: 401,
        }),
    ],
    [
      "a server that quotes it as a key",
      () => new Response(JSON.stringify({ errors: [{ [TOKEN]: 1 }] }), { status: 400 }),
    ],
    ["a page that quotes it with 200", () => new Response(`<p>${TOKEN}</p>`, { status: 200 })],
    ["a request id that echoes it", json(500, {}, { "x-request-id": TOKEN })],
    [
      "a redirect that carries it",
      () => new Response("", { status: 302, headers: { location: `https://x.example/?t=${TOKEN}` } }),
    ],
    [
      "a redirect to a host that is a piece of the token",
      () => new Response("", { status: 302, headers: { location: `https://${TOKEN.replaceAll("-", "&#45;")}/` } }),
    ],
  ])("by %s", async (_name, answer) => {
    const error = await rejection(secretClient({ fetch: scripted(answer).fetch }).call(send, input));
    expect(everything(error)).not.toContain(TOKEN);
    expect(everything(error)).not.toContain("s3cret");
  });

  it("by a server that quotes the tokens of two concurrent calls, each in the answer of the other", async () => {
    const tokens = ["f1rst-token-value", "s3cond-token-value"];
    let given = 0;
    const answers: ((answer: Response) => void)[] = [];
    const fetch = (): Promise<Response> => new Promise((resolve) => answers.push(resolve));
    const client = testClient(
      { fetch: fetch as never, maxRetries: 0 },
      { tokens: tokenSource(() => tokens[given++ % 2] as string), clock: manualClock() },
    );
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const first = rejection(client.call(read, input));
    await turn();
    const second = rejection(client.call(read, input));
    await turn();
    for (const [index, answer] of answers.entries()) answer(json(400, { error: `Bearer ${tokens[index]}` })());
    expect(everything(await first)).not.toContain(tokens[0]);
    expect(everything(await second)).not.toContain(tokens[1]);
  });

  it("by a server that quotes the token of a call that took longer than 40 others", async () => {
    let given = 0;
    let answer: (answer: Response) => void = () => {};
    const quoting = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    const { fetch } = scripted(() => quoting, json(200));
    const client = testClient({ fetch }, { tokens: tokenSource(() => `t0ken-${given++}-value`), clock: manualClock() });
    const first = rejection(client.call(read, input));
    for (let call = 0; call < 40; call += 1) await client.call(read, input);
    answer(json(400, { error: "Bearer t0ken-0-value" })());
    expect(everything(await first)).not.toContain("t0ken-0");
  });

  it("by a server that quotes a refused token after another one was used", async () => {
    let given = 0;
    const tokens = tokenSource(() => ["0ld-token-value", "n3w-token-value"][given++] as string);
    const quoting = json(403, { error: "not 0ld-token-value, nor n3w-token-value" });
    const { fetch } = scripted(json(401), quoting);
    const error = await rejection(testClient({ fetch }, { tokens, clock: manualClock() }).call(read, input));
    expect(everything(error)).not.toMatch(/0ld-token|n3w-token/);
  });

  it("by a server that quotes a renewed token that begins with the old one", async () => {
    let given = 0;
    const tokens = tokenSource(() => ["t0ken-value", "t0ken-value-renewed"][given++] as string);
    const { fetch } = scripted(json(401), json(403, { error: "bad Bearer t0ken-value-renewed" }));
    const error = await rejection(testClient({ fetch }, { tokens }).call(read, input));
    expect(everything(error)).not.toMatch(/t0ken|-renewed/);
  });

  it.each([
    ["as in a URL", encodeURIComponent],
    [
      "as in a URL, in lower case",
      (token: string) => encodeURIComponent(token).replace(/%../g, (it) => it.toLowerCase()),
    ],
    ["as in a form", (token: string) => new URLSearchParams({ t: token }).toString().slice(2)],
  ])("by a server that quotes the token %s", async (_name, write) => {
    const token = "a+b/c!('d')==";
    const fetch = scripted(() => new Response(`no: ${write(token)}`, { status: 400 })).fetch;
    const error = await rejection(testClient({ fetch }, { tokens: tokenSource(token) }).call(read, input));
    expect(everything(error)).not.toContain(write(token));
  });

  it("by a body that is cut within it, at maxResponseBytes or by a reset", async () => {
    const begun = `refused Bearer ${TOKEN.slice(0, -3)}`;
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(begun));
        controller.error(new Error("reset"));
      },
    });
    const whole = { status: 500, headers: new Headers(), text: async () => `refused Bearer ${TOKEN}` } as Response;
    for (const answer of [() => new Response(stream, { status: 500 }), () => whole]) {
      const options = { fetch: scripted(answer).fetch, maxRetries: 0, maxResponseBytes: begun.length };
      const error = await rejection(secretClient(options).call(send, input));
      expect(everything(error)).not.toContain(TOKEN.slice(0, 4));
    }
  });

  it("by a token provider that quotes the token of an earlier call", async () => {
    let calls = 0;
    const tokens = tokenSource(async () => {
      calls += 1;
      if (calls === 1) return TOKEN;
      throw new Error(`cannot refresh ${TOKEN}`);
    });
    const client = testClient({ fetch: scripted(json(200)).fetch }, { tokens });
    await client.call(read, input);
    expect(everything(await rejection(client.call(read, input)))).not.toContain(TOKEN);
  });

  it("by a fetch whose error carries the request", async () => {
    const fetch = async (_url: string, init: { headers: Headers }): Promise<Response> => {
      const inner = Object.assign(new Error(`refused Bearer ${TOKEN}`), { code: "ECONNRESET" });
      throw Object.assign(new TypeError("failed", { cause: inner }), { config: { headers: init.headers } });
    };
    const error = await rejection(secretClient({ fetch: fetch as never }).call(send, input));
    expect(everything(error)).not.toContain(TOKEN);
    expect(error).toMatchObject({ code: "ECONNRESET" });
  });

  it("by a fetch whose error carries a Request, a Map or a Set", async () => {
    for (const carry of [
      (headers: Headers) => new Request("https://x.example", { headers }),
      (headers: Headers) => new Map([["h", headers.get("authorization")]]),
      (headers: Headers) => new Set([headers.get("authorization")]),
    ]) {
      const fetch = async (_url: string, init: { headers: Headers }): Promise<Response> => {
        throw Object.assign(new TypeError("failed"), { carried: carry(init.headers) });
      };
      const error = await rejection(secretClient({ fetch: fetch as never, maxRetries: 0 }).call(read, input));
      expect(everything(error)).not.toContain(TOKEN);
      expect((error as { cause: object }).cause).not.toHaveProperty("carried");
    }
  });

  it("by a token provider whose error quotes the secret", async () => {
    const tokens = { get: () => Promise.reject(new Error("cl1ent-secret is wrong")), renew: async () => undefined };
    const error = await rejection(
      testClient({ fetch: scripted(json(200)).fetch }, { tokens, secrets: new SecretMemory(["cl1ent-secret"]) }).call(
        read,
        input,
      ),
    );
    expect(everything(error)).not.toContain("cl1ent-secret");
  });

  it("by answer headers: they can be read but are not printed", async () => {
    const error = await rejection(
      secretClient({ fetch: scripted(json(400, {}, { "set-cookie": "session=abc123" })).fetch }).call(read, input),
    );
    expect((error as { headers: Headers }).headers.get("set-cookie")).toBe("session=abc123");
    expect(inspect(error)).not.toContain("abc123");
    expect(JSON.stringify(error)).not.toContain("abc123");
  });

  it("by a client that is printed", () => {
    const client = createClient({
      baseUrl: "https://api.example.com",
      operations: {},
      dialect: { requestIdHeader: "x", describe: describeCommonError, readErrorBody: (body) => body },
      tokens: tokenSource(TOKEN),
      options: {},
      userAgent: "t/1",
      secrets: new SecretMemory([TOKEN]),
    });
    expect(inspect(client, { depth: 20, showHidden: true })).not.toContain(TOKEN);
  });
});

describe("a cause", () => {
  it("is copied: it keeps names, codes and messages and nothing else, even if the rest contains no secret", async () => {
    const inner = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read", errno: -104 });
    const thrown = Object.assign(new TypeError("fetch failed", { cause: inner }), { config: { url: "/" } });
    const error = (await rejection(
      secretClient({ fetch: (() => Promise.reject(thrown)) as never }).call(read, input, { maxRetries: 0 }),
    )) as { code: string; cause: Error };
    expect(error.code).toBe("ECONNRESET");
    expect(error.cause).not.toBe(thrown);
    expect(error.cause).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { name: "Error" } });
    expect(error.cause).not.toHaveProperty("config");
    expect({ ...(error.cause.cause as object) }).toEqual({ code: "ECONNRESET", syscall: "read", errno: -104 });
    expect(inspect(error.cause)).not.toContain("secrets.test.ts");
  });

  it.each([
    ["a code that is a sentence", { code: "see https://x.example/?t=1" }, "code"],
    ["a code that is an object", { code: ["ECONNRESET"] }, "code"],
    ["a name with spaces", { name: "Error for ada@example.com" }, "ada"],
    ["an endless name", { name: "E".repeat(1_000) }, "E".repeat(100)],
    ["an endless message", { message: "m".repeat(1_000) }, "m".repeat(501)],
  ])("with %s does not keep it", (_name, odd, word) => {
    const cause = safeCause(Object.assign(new Error("no"), odd), []);
    expect(everything(cause)).not.toContain(word);
    expect(cause).toMatchObject({ name: "Error" });
  });

  it("that contains itself does not cause an endless search", () => {
    const ring: { cause?: unknown; message: string } = { message: `has ${TOKEN}` };
    ring.cause = ring;
    expect(everything(safeCause(ring, new SecretMemory([TOKEN]).list))).not.toContain(TOKEN);
  });
});

describe("hooks and logs", () => {
  it("contain no URL value, header, body or address", async () => {
    const seen: unknown[] = [];
    const lines: string[] = [];
    const collect = (event: unknown): void => void seen.push(event);
    const log = (line: string): void => void lines.push(line);
    const clock = manualClock();
    const { fetch } = scripted(
      json(503, { detail: "ada@example.com is known" }),
      json(422, { detail: "ada@example.com" }),
    );
    const client = testClient(
      {
        fetch,
        hooks: { onRequest: collect, onResponse: collect, onRetry: collect, onError: collect },
        logger: { debug: log, info: log, warn: log, error: log },
        logLevel: "debug",
      },
      { tokens: tokenSource(TOKEN), clock },
    );
    const call = rejection(
      client.call({ ...read, query: ["search"] }, { path: { id: 4711 }, query: { search: "ada@example.com" } }),
    );
    await clock.advance(10_000);
    await call;
    expect(seen).toHaveLength(6);
    expect(lines).toHaveLength(6);
    for (const text of [JSON.stringify(seen), lines.join("\n")]) {
      expect(text).toContain("/things/{id}");
      for (const private_ of [TOKEN, "4711", "ada", "authorization", "api.example.com"])
        expect(text).not.toContain(private_);
    }
  });
});
