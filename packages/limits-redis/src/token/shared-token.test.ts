import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Commands } from "../connect/commands.js";
import { createAvailability } from "../store/availability.js";
import { createSharedToken } from "./shared-token.js";
import { GIVE, TAKE } from "./token-scripts.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the scripts of the token do, in memory. */
function createServer() {
  let stored: { value: string; until: number } | undefined;
  let turn: { id: string; until: number } | undefined;
  const now = (): number => performance.now();
  const commands: Commands = {
    async run(script, _keys, args) {
      const [first, second, third] = args;
      if (stored && stored.until <= now()) stored = undefined;
      if (turn && turn.until <= now()) turn = undefined;
      if (script === TAKE) {
        if (stored && stored.value !== first) return [1, stored.value, stored.until - now()];
        stored = undefined;
        if (turn) return [3];
        turn = { id: String(second), until: now() + Number(third) };
        return [2];
      }
      expect(script).toBe(GIVE);
      if (second !== undefined) stored = { value: String(second), until: now() + Number(third) };
      if (turn?.id === first) turn = undefined;
      return 1;
    },
    listen: () => {
      throw new Error("not needed");
    },
  };
  let ids = 0;
  const availability = createAvailability(
    1_000,
    () => {},
    () => {},
  );
  const shareToken = createSharedToken({
    commands,
    availability,
    prefix: "p",
    key: new Uint8Array(32),
    nextId: () => `${++ids}`,
    onUnreadable: () => {},
  });
  return { share: (fetch: Fetch, refused?: string) => shareToken({ name: "n", refused, fetch }) };
}

type Fetch = () => Promise<{ token: string; renewIn: number }>;
const hangs: Fetch = () => new Promise(() => {});
const issue = (token: string, renewIn: number) => vi.fn(async () => ({ token, renewIn }));

describe("a token that processes share", () => {
  it("is waited for five seconds if the process that fetches it has died", async () => {
    const { share } = createServer();
    void share(hangs);
    const fetch = issue("t", 60_000);
    const token = share(fetch);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(fetch).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(await token).toEqual({ token: "t", renewIn: 60_000 });
  });

  it("is fetched by everybody after ten seconds if all who try get no answer", async () => {
    const { share } = createServer();
    for (let process = 0; process < 3; process += 1) void share(hangs);
    const fetch = issue("t", 60_000);
    const token = share(fetch);
    await vi.advanceTimersByTimeAsync(10_200);
    expect((await token).token).toBe("t");
  });

  it("that never expires is kept for a day", async () => {
    const { share } = createServer();
    await share(issue("t", Number.POSITIVE_INFINITY));
    const fetch = issue("another", 1);
    expect(await share(fetch)).toEqual({ token: "t", renewIn: 86_400_000 });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([0, 0.4, -1_000, Number.NaN])("that is to be renewed in %d ms is not kept", async (renewIn) => {
    const { share } = createServer();
    expect(await share(issue("t", renewIn))).toEqual({ token: "t", renewIn });
    expect((await share(issue("another", 60_000))).token).toBe("another");
  });

  it("is replaced as often as it is refused, also by the same one", async () => {
    const { share } = createServer();
    await share(issue("t1", 60_000));
    for (const [refused, next] of [
      ["t1", "t2"],
      ["t2", "t2"],
      ["t2", "t3"],
    ] as const) {
      const fetch = issue(next, 60_000);
      expect((await share(fetch, refused)).token).toBe(next);
      expect(fetch).toHaveBeenCalledTimes(1);
    }
    expect((await share(hangs, "t1")).token).toBe("t3");
  });

  it("that cannot be fetched fails for its process alone, and the next one tries", async () => {
    const { share } = createServer();
    await expect(share(() => Promise.reject(new Error("denied")))).rejects.toThrow("denied");
    expect((await share(issue("t", 60_000))).token).toBe("t");
  });
});
