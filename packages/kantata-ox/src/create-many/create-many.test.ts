import { afterEach, describe, expect, it, vi } from "vitest";
import { ConfigError, isConfigError } from "../index.js";
import { envelope, scriptedClient } from "../test-support/scripted.js";

// Cases that are caused by callers and odd servers, not by the network.

afterEach(() => vi.useRealTimers());

const one = { full_name: "Person 1", email_address: "1@example.com" };

describe("createMany that is aborted", () => {
  it("with an error of this package as the reason: unknown, even if that error is about another call", async () => {
    const controller = new AbortController();
    const never = (_url: URL, method: string) => {
      if (method === "GET") return envelope([]);
      setTimeout(() => controller.abort(new ConfigError("another call failed")), 1);
      return new Promise(() => {}) as never;
    };
    const { kantata } = scriptedClient(never);
    const results = await kantata.accountInvitations.createMany([one], { signal: controller.signal });
    expect(results).toMatchObject([{ status: "unknown", error: { outcome: "unknown" } }]);
  });
});

describe("createMany and onProgress", () => {
  it("that returns a rejected promise: the run goes on", async () => {
    const { kantata } = scriptedClient((_url, method) => (method === "GET" ? envelope([]) : envelope(["1"])));
    const onProgress = async (): Promise<void> => {
      throw new Error("database is down");
    };
    expect(await kantata.accountInvitations.createMany([one], { onProgress })).toMatchObject([{ status: "created" }]);
  });

  it("reports done equal to total at the end, and why a run ended early", async () => {
    const { kantata } = scriptedClient(() => new Response('{"errors":[]}', { status: 401 }));
    const seen: unknown[] = [];
    const results = await kantata.accountInvitations.createMany([one], {
      onProgress: (progress) => seen.push(progress),
    });
    expect(results).toEqual([{ status: "not-attempted" }]);
    expect(seen.at(-1)).toMatchObject({ done: 1, total: 1, error: { status: 401 } });
  });
});

describe("createMany and rows that cannot be read after a lost answer", () => {
  it.each([
    ["no address", "unknown", { email_address: null }],
    ["no id", "unknown", { id: undefined }],
    ["a name that is not a string", "created", { full_name: { toString: 1, valueOf: 1 } }],
  ])("with %s: %s, and not sent again", async (_name, status, fields) => {
    vi.useFakeTimers();
    let posts = 0;
    const { kantata } = scriptedClient((_url, method) => {
      if (method === "POST") {
        posts += 1;
        return new Response("", { status: 500 });
      }
      const list = envelope(posts === 0 ? [] : ["1"]);
      Object.assign((list.account_invitations as Record<string, object>)["1"] ?? {}, fields);
      return list;
    });
    const run = kantata.accountInvitations.createMany([one]);
    await vi.advanceTimersByTimeAsync(900_000);
    const [result] = await run;
    expect(posts).toBe(1);
    expect(result?.status).toBe(status);
  });
});

describe("invalid options of createMany", () => {
  it.each([{ skipExisting: "no" }, { onProgress: 5 }, { settleDelay: "1" }, { include: [10n] }])(
    "%o are refused",
    async (options) => {
      const { kantata, asked } = scriptedClient(() => envelope([]));
      const error = await kantata.accountInvitations
        .createMany([one], options as never)
        .catch((thrown: unknown) => thrown);
      expect(isConfigError(error)).toBe(true);
      expect(asked).toHaveLength(0);
    },
  );
});
