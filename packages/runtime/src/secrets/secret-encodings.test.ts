import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenSource } from "../auth/token-source.js";
import { clientCredentials } from "../client-credentials.js";
import { encoded, tokens } from "../test-support/encodings.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, testClient } from "../test-support/test-client.js";
import { SecretMemory } from "./secret-memory.js";

/** Everything that a caller, a hook or a log sees of a failed call. */
function everything(error: unknown, seen: readonly unknown[] = []): string {
  const looked = { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true };
  const causes: unknown[] = [];
  for (let at = error; at instanceof Error; at = at.cause) causes.push(at, at.message, at.name, String(at), at.stack);
  return [inspect(error, looked), JSON.stringify(error), inspect(causes, looked), inspect(seen, looked)].join("\n");
}

// A fixed seed, so that a new failure is caused by a change.
const SEED = 20_261_129;

// Shorter pieces of an encoding occur by chance.
const PIECE = 10;

function expectHidden(shown: string, secret: string, written: string): void {
  expect(shown).not.toContain(secret);
  for (let at = 0; at + PIECE <= written.length; at += 1) {
    if (shown.includes(written.slice(at, at + PIECE))) expect(shown).not.toContain(written);
    if (shown.includes(written.slice(at, at + PIECE))) expect.fail(`${written.slice(at, at + PIECE)} in ${shown}`);
  }
}

const inHeader = (text: string): string => text.replace(/\r\n/g, "");

type Answer = (written: string) => () => Response;
type Failure = (written: string) => unknown;

const answers: Readonly<Record<string, Answer>> = {
  "a text": (it) => () => new Response(`The proxy saw ${it} and gave up`, { status: 502 }),
  "a page": (it) => () => new Response(`<p class="note">${it}</p>`, { status: 400 }),
  "a page with 200": (it) => () => new Response(`<p>${it}</p>`),
  "a value": (it) => json(400, { errors: [{ message: `saw ${it} here` }] }),
  "a key": (it) => json(403, { errors: { [it]: 1 } }),
  "JSON with escapes": (it) => () =>
    new Response(
      JSON.stringify({ it }).replace(/(?<!\\)\w/g, (w) => `\\u${w.charCodeAt(0).toString(16).padStart(4, "0")}`),
      {
        status: 400,
      },
    ),
  "a request id": (it) => json(500, {}, { "x-request-id": inHeader(it) }),
  "a request id of a success that cannot be read": (it) => () =>
    new Response("<p>", { headers: { "x-request-id": inHeader(it) } }),
  "a redirect": (it) => () =>
    new Response("", { status: 302, headers: { location: `https://${inHeader(it)}.example/` } }),
};

const failures: Readonly<Record<string, Failure>> = {
  "a message": (it) => new TypeError(`fetch failed ${it}`),
  "a text that is thrown": (it) => `fetch failed ${it}`,
  "a cause": (it) => new TypeError("fetch failed", { cause: new Error(it) }),
  "a name": (it) => Object.assign(new Error("no"), { name: it }),
  "a code": (it) => Object.assign(new Error("no"), { code: it }),
  "a code of a cause": (it) => new Error("no", { cause: { code: it, syscall: it, message: it } }),
  "a property": (it) => Object.assign(new Error("no"), { config: { headers: [it] } }),
  "the name of a property": (it) => Object.assign(new Error("no"), { [it]: 1 }),
  "a getter": (it) => Object.defineProperty(new Error("no"), "config", { get: () => it, enumerable: true }),
  "a getter of its class": (it) =>
    new (class extends Error {
      get config(): string {
        return it;
      }
    })("no"),
  "its class": (it) => new (({ [it]: class extends Error {} })[it] as ErrorConstructor)("no"),
  "a symbol": (it) => Object.assign(new Error("no"), { [Symbol(it)]: Symbol.for(it) }),
  "its tag": (it) => Object.assign(new Error("no"), { [Symbol.toStringTag]: it }),
  "its output for inspect": (it) =>
    Object.assign(new Error("no"), { [Symbol.for("nodejs.util.inspect.custom")]: () => it }),
  "its JSON": (it) => Object.assign(new Error("no"), { toJSON: () => it, toString: () => it }),
  "a stack that was read": (it) => {
    const error = new Error(it);
    error.stack = String(error.stack);
    error.message = "no";
    return error;
  },
  "a DOMException": (it) => new DOMException(it, it),
  "errors of an AggregateError": (it) => new AggregateError([new Error(it)], "no"),
  "an object": (it) => ({ message: it, headers: { authorization: it } }),
  "a Map": (it) => Object.assign(new Error("no"), { seen: new Map([[it, new Set([it])]]) }),
};

/** A client whose token is the secret, with hooks and a logger. */
function watched(token: string, fetch: unknown) {
  const seen: unknown[] = [];
  const see = (event: unknown): void => void seen.push(event);
  const client = testClient(
    {
      fetch: fetch as never,
      maxRetries: 0,
      hooks: { onRequest: see, onResponse: see, onRetry: see, onError: see },
      logger: { debug: see, info: see, warn: see, error: see },
      logLevel: "debug",
    },
    { tokens: tokenSource(token), clock: manualClock() },
  );
  return { client, seen };
}

const written = tokens.chain((secret) => fc.record({ secret: fc.constant(secret), it: encoded(secret) }));

describe("no secret is shown in any chain of five encodings", () => {
  it.each(Object.entries(answers))("in %s", async (_name, answer) => {
    await fc.assert(
      fc.asyncProperty(written, async ({ secret, it }) => {
        let response: () => Response;
        try {
          response = answer(it.text);
          response();
        } catch {
          return; // A server cannot send texts that a header cannot carry.
        }
        const { client, seen } = watched(secret, scripted(response).fetch);
        expectHidden(everything(await rejection(client.call(read, input)), seen), secret, it.text);
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  it.each(Object.entries(failures))("in %s", async (_name, failure) => {
    await fc.assert(
      fc.asyncProperty(written, async ({ secret, it }) => {
        const { client, seen } = watched(secret, () => Promise.reject(failure(it.text)));
        expectHidden(everything(await rejection(client.call(read, input)), seen), secret, it.text);
        const failing = tokenSource(() => Promise.reject(failure(it.text)));
        const other = testClient({}, { tokens: failing, secrets: new SecretMemory([secret]) });
        expectHidden(everything(await rejection(other.call(read, input))), secret, it.text);
      }),
      { numRuns: 30, seed: SEED },
    );
  });

  it("in an answer of the token endpoint", async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ secret, it }) => {
        for (const answer of [answers["a page"], answers["a value"], answers["a page with 200"]]) {
          const said = answer?.(it.text) ?? expect.fail("no answer");
          const { fetch } = scripted(json(200, { token_endpoint: "https://id.example/token" }), said);
          const source = clientCredentials({
            clientId: "client-1",
            clientSecret: secret,
            discoveryUrl: "https://id.example",
            options: { fetch, maxRetries: 0 },
            userAgent: "t/1",
            clock: manualClock(),
          });
          const error = await rejection(testClient({}, { tokens: source }).call(read, input));
          expectHidden(everything(error), secret, it.text);
          expectHidden(everything(await rejection(Promise.resolve(source.get()))), secret, it.text);
        }
      }),
      { numRuns: 40, seed: SEED },
    );
  });

  it("at the end of a body that is cut off", async () => {
    const secrets = fc.uuid();
    const whole = secrets.chain((secret) => fc.record({ secret: fc.constant(secret), it: encoded(secret) }));
    const cut = fc.record({ whole, left: fc.double({ min: 0.6, max: 1, noNaN: true }) });
    await fc.assert(
      fc.asyncProperty(cut, async ({ whole: { secret, it }, left }) => {
        const shown = it.text.slice(0, Math.ceil(it.text.length * left));
        const whole = { status: 502, headers: new Headers(), text: async () => `saw ${it.text}` } as Response;
        const options = { fetch: scripted(() => whole).fetch, maxRetries: 0, maxResponseBytes: shown.length + 4 };
        const client = testClient(options, { tokens: tokenSource(secret) });
        const error = await rejection(client.call(read, input));
        expect(everything(error)).not.toContain(secret);
        expectHidden(everything(error), secret, shown);
      }),
      { numRuns: 30, seed: SEED },
    );
  });
});
