import { describe, expect, it } from "vitest";
import type { Operation } from "../api/operation.js";
import type { ApiError } from "../errors/errors.js";
import { isApiError, isConnectionError } from "../errors/guards.js";
import { manualClock } from "../test-support/manual-clock.js";
import {
  broken,
  input,
  json,
  read,
  rejection,
  remove,
  replace,
  scripted,
  send,
  testClient,
} from "../test-support/test-client.js";

const effects: [string, Operation][] = [
  ["read", read],
  ["replace", replace],
  ["send", send],
];

function setUp(...answers: Parameters<typeof scripted>) {
  const clock = manualClock();
  const { fetch, requests } = scripted(...answers);
  return { clock, requests, client: testClient({ fetch }, { clock }) };
}

describe("a 429", () => {
  it.each(effects)("is retried for a %s, no earlier than advised", async (_name, operation) => {
    const { clock, client, requests } = setUp(json(429, {}, { "retry-after": "3" }), json(200));
    const call = client.call(operation, input);
    await clock.advance(2_999);
    expect(requests).toHaveLength(1);
    await clock.advance(1_000);
    expect(requests).toHaveLength(2);
    expect((await call).data).toEqual({ ok: true });
  });

  it("that asks for more than maxRetryAfter fails at once and says how long", async () => {
    const { client, requests } = setUp(json(429, {}, { "retry-after": "90" }));
    const error = await rejection(client.call(read, input));
    expect(isApiError(error, 429)).toBe(true);
    expect(error).toMatchObject({ retryAfter: 90_000, outcome: "rejected", attempts: 1 });
    expect((error as Error).message).toContain("retry after 90 s");
    expect(requests).toHaveLength(1);
  });

  it("pauses its group: the next call fails at once as not sent, with the time left", async () => {
    const { clock, client, requests } = setUp(
      json(429, { title: "slow down" }, { "retry-after": "90", "x-request-id": "r1" }),
    );
    await rejection(client.call(send, input));
    await clock.advance(30_000);
    const error = await rejection(client.call(send, input));
    expect(isApiError(error, 429)).toBe(true);
    expect(error).toMatchObject({ outcome: "not-sent", attempts: 0, retryAfter: 60_250, requestId: "r1" });
    expect(requests).toHaveLength(1);
  });

  it("that pauses a call after its own attempt keeps the request id of that attempt in the error", async () => {
    const clock = manualClock();
    const { fetch } = scripted(json(503, {}, { "x-request-id": "mine" }), json(429, {}, { "retry-after": "50" }));
    const client = testClient({ fetch }, { clock });
    const held = rejection(client.call(read, input, { maxRetryAfter: 1_000 }));
    await clock.advance(0);
    const limited = client.call(read, input, { maxRetries: 1 }).catch(() => {});
    await clock.advance(2_000);
    const error = await held;
    expect(error).toMatchObject({ status: 429, requestId: "mine" });
    expect((error as Error).message).toContain("request id mine");
    await clock.advance(60_000);
    await limited;
  });

  it("does not pause other groups", async () => {
    const { client, requests } = setUp(json(429, {}, { "retry-after": "90" }), json(200));
    await rejection(client.call(send, input));
    await client.call({ ...send, rateLimitGroup: "other" }, input);
    expect(requests).toHaveLength(2);
  });

  it("for many calls lets one go after the pause, then the others", async () => {
    const clock = manualClock();
    let limited = true;
    const sentAt: number[] = [];
    const fetch = async (): Promise<Response> => {
      sentAt.push(clock.now());
      return limited ? json(429, {}, { "retry-after": "10" })() : json(200)();
    };
    const client = testClient({ fetch: fetch as never }, { clock });
    const first = client.call(read, input);
    await clock.advance(0);
    const others = [1, 2, 3, 4].map(() => client.call(read, input));
    await clock.advance(9_000);
    expect(sentAt).toEqual([0]);
    limited = false;
    await clock.advance(2_000);
    await Promise.all([first, ...others]);
    expect(sentAt).toHaveLength(6);
    expect(new Set(sentAt.slice(1))).toEqual(new Set([10_250]));
  });

  it("without advice backs off and is retried", async () => {
    const { clock, client, requests } = setUp(json(429), json(429), json(200));
    const call = client.call(send, input);
    await clock.advance(60_000);
    await call;
    expect(requests).toHaveLength(3);
  });
});

describe("an answer that leaves the effect unknown", () => {
  it.each([408, 500, 502, 503, 504])("with %d is retried for read and replace, never for send", async (status) => {
    for (const [name, operation] of effects) {
      const { clock, client, requests } = setUp(json(status));
      const call = rejection(client.call(operation, input));
      await clock.advance(60_000);
      expect(await call).toMatchObject({ status, outcome: "unknown" });
      expect(requests).toHaveLength(name === "send" ? 1 : 3);
    }
  });

  it("with 501 is unknown and not retried", async () => {
    const { client, requests } = setUp(json(501));
    expect(await rejection(client.call(read, input))).toMatchObject({ outcome: "unknown" });
    expect(requests).toHaveLength(1);
  });

  it("makes the call unknown even if a later attempt was refused", async () => {
    const { clock, client } = setUp(json(500), json(422));
    const call = rejection(client.call(replace, input));
    await clock.advance(60_000);
    expect(await call).toMatchObject({ status: 422, outcome: "unknown", attempts: 2 });
  });

  it("is retried for a call whose body says that nobody is mailed", async () => {
    const mails = { ...send, effectWhen: { body: { SendInvitation: false }, effect: "replace" as const } };
    for (const [body, attempts] of [
      [{ SendInvitation: false }, 3],
      [{ SendInvitation: true }, 1],
      [{}, 1],
      [{ SendInvitation: "false" }, 1],
      [undefined, 1],
    ] as const) {
      const { clock, client, requests } = setUp(json(500));
      const call = rejection(client.call(mails, { ...input, body }));
      await clock.advance(60_000);
      await call;
      expect(requests).toHaveLength(attempts);
    }
  });
});

describe("a failed connection", () => {
  it.each(effects)("that never opened is retried for a %s, and the call ends as not sent", async (_name, operation) => {
    const { clock, client, requests } = setUp(broken("ECONNREFUSED"));
    const call = rejection(client.call(operation, input));
    await clock.advance(60_000);
    const error = await call;
    expect(isConnectionError(error)).toBe(true);
    expect(error).toMatchObject({ outcome: "not-sent", code: "ECONNREFUSED", attempts: 3 });
    expect(requests).toHaveLength(3);
  });

  it("that broke is unknown and not retried for a send", async () => {
    const { client, requests } = setUp(broken("ECONNRESET"));
    expect(await rejection(client.call(send, input))).toMatchObject({
      outcome: "unknown",
      code: "ECONNRESET",
      attempts: 1,
    });
    expect(requests).toHaveLength(1);
  });

  it("because of a refused certificate is not sent and not retried", async () => {
    const { client, requests } = setUp(broken("DEPTH_ZERO_SELF_SIGNED_CERT"));
    expect(await rejection(client.call(read, input))).toMatchObject({ outcome: "not-sent" });
    expect(requests).toHaveLength(1);
  });

  it("of an unknown kind counts as sent", async () => {
    const { client } = setUp(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await rejection(client.call(send, input))).toMatchObject({ outcome: "unknown" });
  });

  it("that never opened, after one that broke, leaves the call unknown", async () => {
    const { clock, client } = setUp(broken("ECONNRESET"), broken("ECONNREFUSED"));
    const call = rejection(client.call(replace, input));
    await clock.advance(60_000);
    expect(await call).toMatchObject({ outcome: "unknown", attempts: 3 });
  });
});

describe("a repeated DELETE", () => {
  it("with a 404 is a success if an earlier attempt may have deleted", async () => {
    const { clock, client } = setUp(broken("ECONNRESET"), json(404));
    const call = client.call(remove, input);
    await clock.advance(60_000);
    expect((await call).data).toBeUndefined();
  });

  it("with a 404 is an error if no earlier attempt can have deleted", async () => {
    const { clock, client } = setUp(json(429), json(404));
    const call = rejection(client.call(remove, input));
    await clock.advance(60_000);
    expect(isApiError(await call, 404)).toBe(true);
  });

  it("with a 404 at the first attempt is an error", async () => {
    const { client } = setUp(json(404));
    expect(await rejection(client.call(remove, input))).toMatchObject({ status: 404, outcome: "rejected" });
  });

  it("differs from a repeated PUT, whose 404 stays an error", async () => {
    const { clock, client } = setUp(json(500), json(404));
    const call = rejection(client.call(replace, input));
    await clock.advance(60_000);
    expect(await call).toMatchObject({ status: 404, outcome: "unknown" });
  });
});

describe("every attempt", () => {
  it("sends the same URL, headers and body", async () => {
    const { clock, client, requests } = setUp(json(500), json(500), json(200));
    const call = client.call(replace, { ...input, body: { a: 1 } }, { headers: { "x-tag": "t" } });
    await clock.advance(60_000);
    await call;
    expect(requests).toHaveLength(3);
    for (const request of requests) {
      expect(request.url).toBe("https://api.example.com/v1/things/1");
      expect(request.body).toBe('{"a":1}');
      expect(Object.fromEntries(request.headers)).toMatchObject({
        "content-type": "application/json",
        accept: "application/json",
        "x-tag": "t",
        authorization: "Bearer test-token",
      });
    }
  });

  it("and the waits between them are in the error", async () => {
    const { clock, client } = setUp(json(503, { title: "Down" }, { "x-request-id": "req-7" }));
    const call = rejection(client.call(read, input));
    await clock.advance(60_000);
    const error = (await call) as ApiError;
    expect(error.message).toBe(
      "readThing failed with 503: Down (unknown; 3 attempts after waits of 250 ms, 500 ms; request id req-7)",
    );
    expect(error.delays).toEqual([250, 500]);
  });
});

describe("a redirect", () => {
  it.each([
    ["read", read, "rejected"],
    ["send", send, "unknown"],
  ] as const)(
    "of a %s is an error that names only the origin of the target, and is not followed",
    async (_n, operation, outcome) => {
      const { client, requests } = setUp(
        () =>
          new Response("", { status: 307, headers: { location: "https://evil.example/steal?who=ada@example.com" } }),
      );
      const error = await rejection(client.call(operation, input));
      expect(error).toMatchObject({ status: 307, outcome });
      expect((error as Error).message).toContain("https://evil.example");
      expect((error as Error).message).not.toContain("steal");
      expect(requests).toHaveLength(1);
    },
  );

  it.each([
    ["//evil.example/x", "https://evil.example"],
    ["/elsewhere", "another path of the same origin"],
  ])("to %s is reported as %s", async (location, told) => {
    const { client } = setUp(() => new Response("", { status: 302, headers: { location } }));
    expect(((await rejection(client.call(read, input))) as Error).message).toContain(told);
  });

  it.each([300, 304, 305, 306])("does not include a %i", async (status) => {
    const { client } = setUp(() => new Response(null, { status, headers: { location: "/x" } }));
    const { message } = (await rejection(client.call(read, input))) as Error;
    expect(message).toContain(`readThing returned ${status} (`);
  });

  it("is not followed: fetch is called with redirect: manual", async () => {
    const inits: { redirect?: string }[] = [];
    const fetch = async (_url: string, init: { redirect?: string }): Promise<Response> => {
      inits.push(init);
      return json(200)();
    };
    await testClient({ fetch: fetch as never }).call(read, input);
    expect(inits[0]?.redirect).toBe("manual");
  });
});
