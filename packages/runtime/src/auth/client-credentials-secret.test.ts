import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type ClientCredentials, clientCredentials } from "../client-credentials.js";
import { isConfigError, isTokenError } from "../errors/guards.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, testClient } from "../test-support/test-client.js";

const token = (value: string) => json(200, { access_token: value, token_type: "Bearer", expires_in: 3600 });
const hanging = (): Promise<Response> => new Promise(() => {});

/** A client whose token endpoint returns these answers. */
function setUp(answers: Parameters<typeof scripted>, more: Partial<ClientCredentials> = {}) {
  const clock = manualClock();
  const { fetch, requests } = scripted(...answers);
  const source = clientCredentials({
    clientId: "client-1",
    clientSecret: "f1rst-secret",
    discoveryUrl: "https://id.example",
    tokenEndpoint: "https://id.example/token",
    options: { fetch, maxConcurrency: 1 },
    userAgent: "test/1",
    clock,
    ...more,
  });
  const secretsSent = (): (string | null)[] =>
    requests.map(({ body }) => new URLSearchParams(body).get("client_secret"));
  const client = testClient({ fetch: scripted(json(200)).fetch }, { tokens: source, clock });
  return { client, source, clock, requests, secretsSent };
}

describe("clientSecret as a function", () => {
  it("is asked before each token request", async () => {
    let asked = 0;
    const clientSecret = async (): Promise<string> => `secret-${++asked}`;
    const { source, secretsSent } = setUp([token("a"), token("b")], { clientSecret });
    expect(await source.get()).toBe("a");
    expect(await source.get()).toBe("a");
    expect(await source.renew("a")).toBe("b");
    expect(secretsSent()).toEqual(["secret-1", "secret-2"]);
  });

  it("never shows a secret that it returned, even when a later one is in use", async () => {
    let asked = 0;
    const clientSecret = (): string => `s3cret+number/${++asked}`;
    const quoting = json(400, { error: "invalid_client", error_description: "not c3NlY3JldA nor s3cret+number/1" });
    const { client, source } = setUp([token("a"), token("b"), quoting], { clientSecret });
    await source.get();
    await source.renew("a");
    await source.renew("b").catch(() => {});
    const error = await rejection(source.renew("b"));
    expect(inspect(error, { depth: 20 })).toContain("invalid_client");
    expect(inspect(error, { depth: 20 })).not.toContain("number/1");
    expect(client).toBeDefined();
  });

  it.each([undefined, null, 42, "", " ", {}, Symbol("x")])(
    "that returns %s gives a TokenError whose cause is a ConfigError",
    async (value) => {
      const { client, source, requests } = setUp([token("a")], { clientSecret: () => value as never });
      expect(isConfigError(await rejection(Promise.resolve(source.get())))).toBe(true);
      const error = await rejection(client.call(read, input));
      expect(isTokenError(error)).toBe(true);
      expect((error as Error).message).toContain("clientSecret must be a non-empty string");
      expect(requests).toHaveLength(0);
    },
  );

  it.each([
    [
      "throws",
      () => {
        throw new Error("vault is sealed");
      },
    ],
    ["rejects", () => Promise.reject(new Error("vault is sealed"))],
  ])("that %s ends the call with a TokenError, and is asked again by the next one", async (_name, fail) => {
    let asked = 0;
    const clientSecret = (): string | Promise<string> => (++asked === 1 ? fail() : "s3cret-value");
    const { client } = setUp([token("a")], { clientSecret });
    const error = await rejection(client.call(read, input));
    expect(isTokenError(error) && error.message).toContain("vault is sealed");
    await expect(client.call(read, input)).resolves.toBeDefined();
  });

  it("that never settles ends the call at its timeout, and is asked again by the next one", async () => {
    let asked = 0;
    const clientSecret = (): string | Promise<string> => (++asked === 1 ? new Promise(() => {}) : "s3cret-value");
    const { client, clock } = setUp([token("a")], { clientSecret });
    const first = rejection(client.call(read, input, { timeout: 1_000 }));
    await clock.advance(1_000);
    expect(isTokenError(await first)).toBe(true);
    await expect(client.call(read, input)).resolves.toBeDefined();
  });
});

describe("a token request that hangs", () => {
  it("is not awaited by a call that starts after another one timed out", async () => {
    const { client, clock, requests } = setUp([hanging, token("a")]);
    const first = rejection(client.call(read, input, { timeout: 1_000 }));
    await clock.advance(1_000);
    expect(isTokenError(await first)).toBe(true);
    await expect(client.call(read, input, { timeout: 1_000 })).resolves.toBeDefined();
    expect(requests).toHaveLength(2);
  });

  it("is not awaited during discovery either", async () => {
    const discovered = json(200, { token_endpoint: "https://id.example/token" });
    const { client, clock } = setUp([hanging, discovered, token("a")], { tokenEndpoint: undefined });
    const first = rejection(client.call(read, input, { timeout: 1_000 }));
    await clock.advance(1_000);
    expect(isTokenError(await first)).toBe(true);
    await expect(client.call(read, input)).resolves.toBeDefined();
  });

  it("is one request for concurrent calls, and one more for later ones, which the longer-waiting calls share", async () => {
    const { client, clock, requests } = setUp([hanging, token("a")]);
    const impatient = Array.from({ length: 50 }, () => rejection(client.call(read, input, { timeout: 1_000 })));
    const patient = Array.from({ length: 50 }, () => client.call(read, input));
    await clock.advance(1_000);
    expect((await Promise.all(impatient)).every(isTokenError)).toBe(true);
    expect(requests).toHaveLength(1);
    const later = Array.from({ length: 50 }, () => client.call(read, input, { timeout: 1_000 }));
    await Promise.all([...patient, ...later]);
    expect(requests).toHaveLength(2);
  });

  it("never becomes more than one request that waits for the end of a pause", async () => {
    const { client, clock, requests } = setUp([json(429, {}, { "retry-after": "20" }), token("a")]);
    for (let call = 0; call < 5; call += 1) {
      const given = rejection(client.call(read, input, { timeout: 1_000 }));
      await clock.advance(1_000);
      expect(isTokenError(await given)).toBe(true);
    }
    const last = client.call(read, input);
    await clock.advance(20_000);
    await expect(last).resolves.toBeDefined();
    expect(requests).toHaveLength(2);
  });
});

describe("an error answer of the token endpoint", () => {
  const SEEN = { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true };

  it.each([
    ["another field", json(403, { error: "mfa_required", error_description: "Use MFA", mfa_token: "fresh-token" })],
    ["a known field that is not a string", json(400, { error: "bad", error_description: { token: "fresh-token" } })],
    ["a title", json(400, { title: "fresh-token", detail: "fresh-token", message: "fresh-token" })],
    ["a text", () => new Response("access_token=fresh-token", { status: 400 })],
    ["JSON that is a text", json(400, "fresh-token")],
    ["a body that is too large", () => new Response(`fresh-token ${"x".repeat(1e5)}`, { status: 500 })],
    ["a success that is not JSON", () => new Response("access_token=fresh-token")],
  ])("shows error and error_description, never %s", async (_name, answer) => {
    for (const tokenEndpoint of ["https://id.example/token", undefined]) {
      const { client, source, clock } = setUp([answer], { tokenEndpoint });
      for (const call of [() => client.call(read, input), async () => source.get()]) {
        const failing = rejection(call());
        await clock.advance(60_000);
        const error = await failing;
        expect(inspect(error, SEEN) + JSON.stringify(error)).not.toContain("fresh-token");
      }
    }
  });

  it("has both fields in the message", async () => {
    const { client } = setUp([json(400, { error: "invalid_client", error_description: "No such client" })]);
    expect(await rejection(client.call(read, input))).toMatchObject({
      message: expect.stringContaining("No such client"),
      cause: { name: "ApiError", status: 400 },
    });
  });
});

describe("a tokenEndpoint whose path names a tenant", () => {
  it("is called as given, and hooks see only the last part of its path", async () => {
    const paths: string[] = [];
    const { fetch, requests } = scripted(json(200, { access_token: "t", token_type: "Bearer" }));
    const hooks = { onRequest: ({ path }: { readonly path: string }) => void paths.push(path) };
    await clientCredentials({
      clientId: "client-1",
      clientSecret: "secret",
      discoveryUrl: "https://id.example/identity",
      tokenEndpoint: "https://id.example/tenant-9/oauth/token?a=b",
      options: { fetch, hooks },
      userAgent: "test/1",
    }).get();
    expect(requests[0]?.url).toBe("https://id.example/tenant-9/oauth/token?a=b");
    expect(paths).toEqual(["/token"]);
  });
});
