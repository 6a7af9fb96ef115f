import { inspect } from "node:util";
import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClientCredentials, clientCredentials } from "../client-credentials.js";
import { SecretMemory } from "../secrets/secret-memory.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, testClient } from "../test-support/test-client.js";

// A third-party token server tests the protocol itself. Scripted answers test responses that this server never sends.

const SECRET = "cl1ent/secret+with=specials";
const authority = new OAuth2Server();
let issued: { body: Record<string, unknown> }[] = [];
let change: (answer: { body: Record<string, unknown> | ""; statusCode: number }) => void = () => {};

beforeAll(async () => {
  await authority.issuer.keys.generate("RS256");
  await authority.start(0, "127.0.0.1");
  authority.service.on("beforeResponse", (answer, request) => {
    issued.push({ body: (request as unknown as { body: Record<string, unknown> }).body });
    change(answer as never);
  });
});
beforeEach(() => {
  issued = [];
  change = () => {};
});
afterAll(() => authority.stop());

function sourceOf(more: Partial<ClientCredentials> = {}) {
  return clientCredentials({
    clientId: "client-1",
    clientSecret: SECRET,
    discoveryUrl: String(authority.issuer.url),
    options: {},
    userAgent: "test/1",
    ...more,
  });
}

/** Answers discovery, then each token request in turn. */
function scriptedSource(answers: Parameters<typeof scripted>, more: Partial<ClientCredentials> = {}) {
  const clock = manualClock();
  const { fetch, requests } = scripted(
    json(200, { issuer: "x", token_endpoint: "https://id.example/identity/connect/token" }),
    ...answers,
  );
  const source = sourceOf({ discoveryUrl: "https://id.example/identity", options: { fetch }, clock, ...more });
  return { source, requests, clock };
}

const token = (value: string, more: object = {}) =>
  json(200, { access_token: value, token_type: "Bearer", expires_in: 3600, ...more });

describe("client credentials against a token authority", () => {
  it("finds the endpoint by discovery, and sends id and secret in the form as documented", async () => {
    const value = await sourceOf().get();
    expect(value.split(".")).toHaveLength(3);
    expect(issued[0]?.body).toEqual({ grant_type: "client_credentials", client_id: "client-1", client_secret: SECRET });
  });

  it("sends scope only if it is given", async () => {
    await sourceOf({ scope: "ocsapi" }).get();
    expect(issued[0]?.body).toMatchObject({ scope: "ocsapi" });
  });

  it("fetches one token for 100 concurrent callers, and keeps it", async () => {
    const source = sourceOf();
    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.get()));
    expect(new Set(tokens).size).toBe(1);
    await source.get();
    expect(issued).toHaveLength(1);
  });

  it("works without discovery at tokenEndpoint, also of another origin", async () => {
    const tokenEndpoint = `http://127.0.0.1:${authority.address().port}/token`;
    const source = sourceOf({ discoveryUrl: "http://127.0.0.1:9/identity", tokenEndpoint });
    expect(await source.get()).toBeTruthy();
  });

  it.each(["Bearer", "bearer", "BEARER"])("accepts the token type %s", async (token_type) => {
    change = (answer) => Object.assign(answer.body as object, { token_type });
    await expect(sourceOf().get()).resolves.toBeTruthy();
  });

  it.each([
    ["another token type", { token_type: "mac" }],
    ["no token", { access_token: undefined }],
    ["a token that a header cannot carry", { access_token: "a b\r\nc" }],
    ["a lifetime that is not a number", { expires_in: "soon" }],
  ])("refuses an answer with %s", async (_name, fields) => {
    change = (answer) => Object.assign(answer.body as object, fields);
    await expect(sourceOf().get()).rejects.toThrow();
  });

  it("treats null as absent", async () => {
    change = (answer) =>
      Object.assign(answer.body as object, {
        expires_in: null,
        scope: null,
        refresh_token: null,
        token_type: "bEARER",
      });
    await expect(sourceOf().get()).resolves.toBeTruthy();
  });

  it("does not cache a failure: the next caller asks again", async () => {
    change = (answer) =>
      Object.assign(answer, {
        statusCode: 401,
        body: { error: "invalid_client", error_description: "No such client" },
      });
    const source = sourceOf();
    await expect(source.get()).rejects.toThrow(/No such client/);
    change = () => {};
    await expect(source.get()).resolves.toBeTruthy();
  });
});

describe("a token", () => {
  it("is renewed a minute before it expires", async () => {
    const { source, clock } = scriptedSource([token("a"), token("b")]);
    expect(await source.get()).toBe("a");
    await clock.advance(3_539_000);
    expect(await source.get()).toBe("a");
    await clock.advance(1_500);
    expect(await source.get()).toBe("b");
  });

  it("with a lifetime shorter than the margin is used for three quarters of it", async () => {
    const { source, clock, requests } = scriptedSource([
      token("a", { expires_in: 40 }),
      token("b", { expires_in: 40 }),
    ]);
    await source.get();
    await clock.advance(29_000);
    expect(await source.get()).toBe("a");
    expect(requests).toHaveLength(2);
    await clock.advance(2_000);
    expect(await source.get()).toBe("b");
  });

  it("without a lifetime is kept until it is refused", async () => {
    const { source, clock } = scriptedSource([token("a", { expires_in: undefined }), token("b")]);
    await source.get();
    await clock.advance(1e9);
    expect(await source.get()).toBe("a");
    expect(await source.renew("a")).toBe("b");
  });

  it("is renewed once if 100 callers are refused with it", async () => {
    const { source, requests } = scriptedSource([token("a"), token("b"), token("c")]);
    await source.get();
    const renewed = await Promise.all(Array.from({ length: 100 }, () => source.renew("a")));
    expect(new Set(renewed)).toEqual(new Set(["b"]));
    expect(requests).toHaveLength(3);
    expect(await source.get()).toBe("b");
  });
});

describe("the token request", () => {
  it("is retried after a 503 and waits as the server asks", async () => {
    const { source, requests, clock } = scriptedSource([json(503), json(429, {}, { "retry-after": "5" }), token("a")]);
    const got = source.get();
    await clock.advance(20_000);
    expect(await got).toBe("a");
    expect(requests.map(({ method }) => method)).toEqual(["GET", "POST", "POST", "POST"]);
  });

  it("carries no Authorization, and none of the caller's own headers", async () => {
    const { source, requests } = scriptedSource([token("a")]);
    await source.get();
    for (const { headers } of requests) expect(headers.has("authorization")).toBe(false);
    expect(requests[1]?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
  });

  it.each([
    [
      "the token endpoint",
      [
        json(200, { token_endpoint: "https://id.example/t" }),
        () => new Response("", { status: 307, headers: { location: "https://evil.example/" } }),
      ],
    ],
    ["discovery", [() => new Response("", { status: 302, headers: { location: "https://evil.example/" } })]],
  ])("is not redirected at %s", async (_name, answers) => {
    const { fetch, requests } = scripted(...answers);
    const source = sourceOf({ discoveryUrl: "https://id.example", options: { fetch }, clock: manualClock() });
    await expect(source.get()).rejects.toThrow("https://evil.example, which is not followed");
    expect(requests).toHaveLength(answers.length);
  });

  it.each([
    "https://evil.example/token",
    "http://id.example/token",
    "https://id.example:8443/token",
    "//evil.example/token",
    "",
    42,
    undefined,
  ])("is not sent to the discovered endpoint %j", async (token_endpoint) => {
    const { fetch, requests } = scripted(json(200, { token_endpoint }));
    const source = sourceOf({ discoveryUrl: "https://id.example/identity", options: { fetch }, clock: manualClock() });
    await expect(source.get()).rejects.toThrow(/token.endpoint/);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["HTML", () => new Response("<html>Sign in</html>", { status: 200 })],
    ["an answer of 1 MB", () => new Response(`"${"x".repeat(2 ** 20)}"`, { status: 200 })],
    ["an empty answer", () => new Response("", { status: 200 })],
  ])("that is answered with %s fails clearly", async (_name, answer) => {
    const { source } = scriptedSource([answer]);
    const error = await rejection(Promise.resolve(source.get()));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(SyntaxError);
  });

  it.each([
    ["a form instead of JSON", () => new Response("access_token=fresh-token-value&token_type=bearer")],
    [
      "an object as the lifetime",
      json(200, { access_token: "fresh-token-value", token_type: "Bearer", expires_in: {} }),
    ],
    ["another token type", json(200, { access_token: "fresh-token-value", token_type: "mac" })],
    ["a list", json(200, ["fresh-token-value"])],
  ])("answered with %s never shows the token, even before the client knows it as a secret", async (_name, answer) => {
    const { source } = scriptedSource([answer]);
    const { fetch } = scripted(json(200));
    const error = await rejection(testClient({ fetch }, { tokens: source }).call(read, input));
    expect(inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error)).not.toContain("fresh-token-value");
  });

  it.each(["s3cr!t-p'ss(w)~rd x", "a+b/c=d&e"])(
    "that is echoed does not show the secret %j in any encoding",
    async (clientSecret) => {
      const echo = [
        new URLSearchParams({ s: clientSecret }).toString(),
        encodeURIComponent(clientSecret),
        clientSecret,
      ];
      const { source } = scriptedSource([() => new Response(echo.join("|"), { status: 400 })], { clientSecret });
      const error = await rejection(Promise.resolve(source.get()));
      for (const form of echo) expect(inspect(error, { depth: 20 })).not.toContain(form.replace("s=", ""));
    },
  );

  it("that gets a 429 delays the next one", async () => {
    const { source, requests } = scriptedSource([json(429, {}, { "retry-after": "100" }), token("a")]);
    expect(await rejection(Promise.resolve(source.get()))).toMatchObject({ status: 429, outcome: "rejected" });
    expect(await rejection(Promise.resolve(source.get()))).toMatchObject({ status: 429, outcome: "not-sent" });
    expect(requests).toHaveLength(2);
  });

  it("that fails does not show the secret, not even form-encoded", async () => {
    const { source } = scriptedSource([
      json(400, { error: "bad", error_description: `secret ${SECRET} and ${encodeURIComponent(SECRET)} are wrong` }),
    ]);
    const { fetch } = scripted(json(200));
    const error = await rejection(
      testClient({ fetch }, { tokens: source, secrets: new SecretMemory([SECRET]) }).call(read, input),
    );
    expect(error).toMatchObject({ name: "TokenError", outcome: "not-sent" });
    const shown = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
    expect(shown).toContain("requestToken failed with 400");
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toContain(encodeURIComponent(SECRET));
  });
});
