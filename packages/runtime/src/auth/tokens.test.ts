import { describe, expect, it, vi } from "vitest";
import { isApiError, isTokenError } from "../errors/guards.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";
import { sharedTokens, tokenSource } from "./token-source.js";

/** A server that accepts one token, and a provider that counts its calls. */
function setUp(accepted: () => string, provide: (calls: number) => string | Promise<string>) {
  const counts = { provider: 0, requests: 0, refused: 0 };
  const fetch = async (_url: string, init: { headers: Headers }): Promise<Response> => {
    counts.requests += 1;
    if (init.headers.get("authorization") === `Bearer ${accepted()}`) return json(200)();
    counts.refused += 1;
    return json(401)();
  };
  const tokens = tokenSource(() => provide(++counts.provider));
  return { counts, client: testClient({ fetch: fetch as never }, { tokens }) };
}

describe("accessToken as a function", () => {
  it("is asked once for 100 calls that start together", async () => {
    const { counts, client } = setUp(
      () => "a",
      async () => "a",
    );
    await Promise.all(Array.from({ length: 100 }, () => client.call(read, input)));
    expect(counts).toMatchObject({ provider: 1, refused: 0 });
  });

  it("is asked once more when 100 calls are refused with a revoked token", async () => {
    const { counts, client } = setUp(
      () => "new",
      async (calls) => {
        await new Promise((resolve) => setImmediate(resolve));
        return calls === 1 ? "revoked" : "new";
      },
    );
    await Promise.all(Array.from({ length: 100 }, () => client.call(send, input)));
    expect(counts.provider).toBe(2);
  });

  it("is not asked again by a call that is refused after another one has renewed the token", async () => {
    let calls = 0;
    const source = tokenSource(() => `token-${++calls}`);
    const first = await source.get();
    expect(await source.renew(first)).toBe("token-2");
    expect(await source.renew(first)).toBe("token-2");
    expect(calls).toBe(2);
  });

  it("renews outside maxRetries, once per call", async () => {
    const { counts, client } = setUp(
      () => "never",
      (calls) => `token-${calls}`,
    );
    const error = await rejection(client.call(send, input, { maxRetries: 0 }));
    expect(isApiError(error, 401)).toBe(true);
    expect(error).toMatchObject({ outcome: "rejected", attempts: 2 });
    expect(counts).toMatchObject({ provider: 2, requests: 2 });
  });

  it("that returns the refused token again ends the call with the 401", async () => {
    const { counts, client } = setUp(
      () => "other",
      () => "same",
    );
    expect(await rejection(client.call(read, input))).toMatchObject({ status: 401, attempts: 1 });
    expect(counts).toMatchObject({ provider: 2, requests: 1 });
  });

  it("that fails is asked again by the next call", async () => {
    const { client } = setUp(
      () => "a",
      (calls) => (calls === 1 ? Promise.reject(new Error("vault is sealed")) : "a"),
    );
    const error = await rejection(client.call(read, input));
    expect(isTokenError(error)).toBe(true);
    expect(error).toMatchObject({ outcome: "not-sent", attempts: 0 });
    expect((error as Error).message).toContain("vault is sealed");
    await expect(client.call(read, input)).resolves.toBeDefined();
  });

  it("that hangs once is asked again by the next call", async () => {
    const { client, counts } = setUp(
      () => "a",
      (calls) => (calls === 1 ? new Promise<string>(() => {}) : "a"),
    );
    expect(isTokenError(await rejection(client.call(read, input, { timeout: 20 })))).toBe(true);
    await expect(client.call(read, input)).resolves.toBeDefined();
    expect(counts.provider).toBe(2);
  });

  it.each(["timeout", "totalTimeout"] as const)(
    "that hangs is asked again by the next call after a %s, and by calls that would not wait that long",
    async (limit) => {
      const clock = manualClock();
      let calls = 0;
      const tokens = tokenSource(() => (++calls === 1 ? new Promise<string>(() => {}) : "a"), clock);
      const client = testClient({ fetch: scripted(json(200), json(200)).fetch }, { tokens, clock });
      const given = [500, 1_000].map((ms) => client.call(read, input, { [limit]: ms }));
      const ends = Promise.allSettled(given);
      await clock.advance(500);
      await expect(client.call(read, input, { [limit]: 500 })).resolves.toBeDefined();
      await clock.advance(500);
      expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      expect(calls).toBe(2);
    },
  );

  it("that hangs is asked again after 30 s, even if all waiting calls are aborted sooner", async () => {
    const clock = manualClock();
    let calls = 0;
    const tokens = tokenSource(() => (++calls === 1 ? new Promise<string>(() => {}) : "a"), clock);
    const client = testClient({ fetch: scripted(json(200)).fetch }, { tokens, clock });
    for (let second = 0; second < 30; second += 1) {
      const controller = new AbortController();
      const given = rejection(client.call(read, input, { signal: controller.signal }));
      await clock.advance(1_000);
      controller.abort("enough");
      expect(await given).toBe("enough");
    }
    expect(calls).toBe(1);
    await expect(client.call(read, input)).resolves.toBeDefined();
  });

  it("that is slow is shared by all calls that are willing to wait that long", async () => {
    const clock = manualClock();
    const asked: ((token: string) => void)[] = [];
    const source = tokenSource(() => new Promise<string>((resolve) => asked.push(resolve)), clock);
    void source.get(30_000);
    await clock.advance(20_000);
    const shared = [source.get(30_000), source.get()];
    expect(asked).toHaveLength(1);
    const own = source.get(20_000);
    expect(asked).toHaveLength(2);
    asked[0]?.("first");
    asked[1]?.("second");
    expect(await Promise.all([...shared, own])).toEqual(["first", "first", "second"]);
  });

  it("whose request a Worker dropped is asked once more for all calls that share it", async () => {
    const dead = new Promise<string>(() => {});
    // Its own handlers never run; in other requests, awaiting it rejects.
    vi.spyOn(dead, "then").mockReturnValue(Promise.reject(new Error("created by a request that has ended")));
    let calls = 0;
    const source = sharedTokens(() => (++calls === 1 ? dead : Promise.resolve("a")));
    await expect(source.get()).rejects.toThrow("ended");
    expect(await Promise.all([source.get(), source.get()])).toEqual(["a", "a"]);
    expect(calls).toBe(2);
    expect(await source.get()).toBe("a");
  });

  it("that fails rejects all calls that share it, and is not asked again for them", async () => {
    let calls = 0;
    const source = tokenSource(() => {
      calls += 1;
      return Promise.reject(new Error("sealed"));
    });
    const ends = await Promise.allSettled([source.get(), source.get(), source.get()]);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(calls).toBe(1);
  });

  it("that has its token ready needs no timer, and a slow one sets a timer", async () => {
    const timers = (provide: () => Promise<string>): Promise<number> => {
      const clock = manualClock();
      let count = 0;
      const after: typeof clock.after = (ms, run) => {
        count += 1;
        return clock.after(ms, run);
      };
      const counting = { ...clock, now: clock.now, after };
      const client = testClient(
        { fetch: scripted(json(200)).fetch },
        { tokens: tokenSource(provide), clock: counting },
      );
      return client.call(read, input).then(() => count);
    };
    const ofTheAttempt = 1;
    await expect(timers(async () => "a")).resolves.toBe(ofTheAttempt);
    const later = (): Promise<string> => new Promise((resolve) => setImmediate(() => resolve("a")));
    await expect(timers(later)).resolves.toBe(ofTheAttempt + 1);
  });

  it("that throws synchronously gives a TokenError too", async () => {
    const { client } = setUp(
      () => "a",
      () => {
        throw new Error("no");
      },
    );
    expect(isTokenError(await rejection(client.call(read, input)))).toBe(true);
  });

  it("that fails rejects with its own error if no TokenError can be made of it", async () => {
    const tokens = tokenSource(() => Promise.reject(new Error("vault is sealed")));
    const hint = (): string => {
      throw new Error("no hint");
    };
    const dialect = {
      requestIdHeader: "x-request-id",
      describe: () => undefined,
      readErrorBody: () => undefined,
      hint,
    };
    await expect(testClient({}, { tokens, dialect }).call(read, input)).rejects.toThrow("vault is sealed");
  });

  it.each([
    ["a message that is not a string", { message: { error: "invalid_grant" } }],
    ["a cause that throws when it is read", Object.defineProperty({}, "cause", { get: () => expect.fail("read") })],
    ["a message that throws when it is read", Object.defineProperty({}, "message", { get: () => expect.fail("read") })],
  ])("that fails with %s still gives a TokenError, and hooks see it", async (_name, odd) => {
    const seen: string[] = [];
    let calls = 0;
    const provide = async (): Promise<string> => {
      calls += 1;
      if (calls === 1) return "f1rst-token";
      throw Object.defineProperties(new Error("no"), Object.getOwnPropertyDescriptors(odd));
    };
    const onError = ({ name }: { name: string }): void => void seen.push(name);
    const client = testClient(
      { fetch: scripted(json(401)).fetch, hooks: { onError } },
      { tokens: tokenSource(provide) },
    );
    expect(isTokenError(await rejection(client.call(read, input)))).toBe(true);
    expect(seen).toEqual(["TokenError"]);
  });

  it.each([undefined, null, 42, "", "two words", "line\nbreak", "Bearer abc"])(
    "that returns %j gives a TokenError that does not show it",
    async (value) => {
      const { counts, client } = setUp(
        () => "a",
        () => value as never,
      );
      const error = await rejection(client.call(read, input));
      expect(isTokenError(error)).toBe(true);
      expect(counts.requests).toBe(0);
    },
  );
});

describe("accessToken as a string", () => {
  it("is never renewed: a 401 ends the call", async () => {
    const { fetch, requests } = scripted(json(401));
    expect(await rejection(testClient({ fetch }).call(read, input))).toMatchObject({ status: 401, attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  it.each(["", "two words", "line\r\nx-injected: 1", "Bearer abc"])(
    "is refused when the client is created if it is %j",
    (token) => {
      expect(() => tokenSource(token)).toThrow(/accessToken/);
    },
  );

  it.each([undefined, null, 42, {}])("is refused when the client is created if it is %j instead", (token) => {
    expect(() => tokenSource(token as never)).toThrow(/accessToken must be/);
  });
});
