import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CreateManyOptions, KantataClientOptions } from "../../index.js";
import { envelope, scriptedClient } from "../../test-support/scripted.js";
import { ENDS_RUN, HOLDS_RUN, LOOKS_AT_ONCE, type WaitingState } from "./batch-states.js";
import { lookDelays } from "./settle-delay.js";

// Compares ARCHITECTURE.md with the code, and plays a run of createMany for each transition.

const taken = vi.hoisted(() => ({ ofRun: [] as string[], ofAll: new Set<string>() }));
const take = vi.hoisted(() => (from: string, event: string, to: string) => {
  taken.ofRun.push([from, event, to].filter((word) => word !== "").join(" "));
});
vi.mock("./batch-states.js", async (original) => {
  const real = await original<typeof import("./batch-states.js")>();
  const stateAfterLook: typeof real.stateAfterLook = (state, event) => {
    const next = real.stateAfterLook(state, event);
    take(state, event, next);
    return next;
  };
  return { ...real, stateAfterLook };
});
vi.mock("./send-batch.js", async (original) => {
  const real = await original<typeof import("./send-batch.js")>();
  const sendBatch: typeof real.sendBatch = async (...given) => {
    try {
      const waiting = await real.sendBatch(...given);
      take("sending", "", waiting?.state ?? "settled");
      return waiting;
    } catch (error) {
      take("sending", "", "ended");
      throw error;
    }
  };
  return { ...real, sendBatch };
});

const room = new URL("..", import.meta.url);
const sections = readFileSync(new URL("../../../../ARCHITECTURE.md", room), "utf8").split("\n## ");
const section = sections.find((text) => text.startsWith("The states of a batch\n")) ?? "";
const cells = (line: string): string[] =>
  line
    .replaceAll("`", "")
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const rowsOf = (columns: number): string[][] =>
  section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map(cells)
    .filter(({ length }) => length === columns);
const states = rowsOf(3) as [state: string, looks: string, run: string][];
const transitions = rowsOf(4) as [from: string, event: string, to: string, file: string][];
const drawn = [...section.matchAll(/^ {2}(\S+) --> (\S+?)(?:: (.+))?$/gm)].map(([, from, to, event]) => [
  from,
  event,
  to,
]);

describe("the states of a batch in ARCHITECTURE.md", () => {
  it("are drawn as the table lists them", () => {
    const ends = [
      ["[*]", undefined, "ready"],
      ["ready", "its turn comes", "sending"],
      ["settled", undefined, "[*]"],
      ["ended", undefined, "[*]"],
    ];
    const listed = transitions.map(([from, event, to]) => [from, event, to]);
    expect(drawn.map(String).sort()).toEqual([...listed, ...ends].map(String).sort());
  });

  it("name files that exist", () => {
    expect(transitions.filter(([, , , file]) => !existsSync(new URL(file, room)))).toEqual([]);
  });

  it.each(states)("%s: looks %s; meanwhile the run %s", (state, looks, run) => {
    const holds = HOLDS_RUN.includes(state as WaitingState);
    const ends = ENDS_RUN.includes(state as WaitingState);
    expect(run).toBe(ends ? "ends: it sends nothing more" : holds ? "sends nothing" : "goes on");
    const isFinal = state === "settled" || state === "ended";
    const delays = isFinal ? [] : lookDelays(state as WaitingState, { listLag: 1, settleDelay: 2 });
    const names = delays.flatMap((delay) => ["", "after listLag", "after settleDelay"][delay] || []);
    const all = LOOKS_AT_ONCE.includes(state as WaitingState) ? ["at once", ...names] : names;
    expect(looks).toBe(all.join(", ") || "none");
  });
});

const ann = { full_name: "Person 1", email_address: "1@example.com" };
const bob = { full_name: "Person 2", email_address: "2@example.com" };
const status = (code: number) => () => new Response("{}", { status: code });
// An id that cannot become a string.
const unreadable = () => {
  const answer = envelope(["1"]);
  const [row] = Object.values(answer.account_invitations as Record<string, object>);
  Object.assign(row ?? {}, { inviter_id: { toString: 1, valueOf: 1 } });
  return answer;
};
const neverLeft = () => {
  throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED", syscall: "connect" } });
};
const shown = () => envelope(["1"]);
const none = () => envelope([]);

interface Play {
  /** One answer per POST. */
  readonly posts: readonly (() => unknown)[];
  /** The answer to each GET after the first POST. */
  readonly list: () => unknown;
  readonly people?: readonly (typeof ann)[];
  readonly options?: CreateManyOptions;
  readonly client?: Partial<KantataClientOptions>;
}

/** Plays a run, and returns its transitions and the statuses of its results. */
async function play({ posts, list, people = [ann], options, client }: Play): Promise<[string[], string[]]> {
  taken.ofRun = [];
  let posted = 0;
  const { kantata } = scriptedClient((_url, method) => {
    if (method === "GET") return posted === 0 ? none() : list();
    posted += 1;
    return posts[posted - 1]?.();
  }, client);
  const running = kantata.accountInvitations.createMany(people, options);
  await vi.advanceTimersByTimeAsync(900_000);
  const results = await running;
  for (const transition of taken.ofRun) taken.ofAll.add(transition);
  return [taken.ofRun, results.map((result) => result.status)];
}

const newToken = () => {
  let asked = 0;
  return { accessToken: async () => (asked++ < 2 ? "first" : "second") };
};
const once = { maxRetries: 0 };

describe("a batch goes", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it.each<[path: string, play: Play, statuses: string]>([
    ["sending settled", { posts: [shown], list: none }, "created"],
    ["sending ended", { posts: [unreadable], list: none }, "unknown"],
    ["sending unsent, unsent resend ready, sending settled", { posts: [neverLeft, shown], list: none }, "created"],
    ["sending unsent, unsent noResend ended", { posts: [neverLeft], list: none, options: once }, "not-attempted"],
    ["sending lost, lost decided settled", { posts: [status(500)], list: shown }, "created"],
    ["sending lost, lost resend ready, sending settled", { posts: [status(500), shown], list: none }, "created"],
    ["sending lost, lost noResend ended", { posts: [status(500)], list: none, options: once }, "not-attempted"],
    ["sending lost, lost noLook ended", { posts: [status(500)], list: status(500) }, "unknown"],
    ["sending limited, limited decided settled", { posts: [status(429)], list: shown }, "created"],
    ["sending limited, limited resend ready, sending settled", { posts: [status(429), shown], list: none }, "created"],
    ["sending limited, limited noResend ended", { posts: [status(429)], list: none, options: once }, "not-attempted"],
    ["sending limited, limited noLook ended", { posts: [status(429)], list: status(500) }, "unknown"],
    ["sending renewed, renewed decided settled", { posts: [status(401)], list: shown, client: newToken() }, "created"],
    [
      "sending renewed, renewed resend ready, sending settled",
      { posts: [status(401), shown], list: none, client: newToken() },
      "created",
    ],
    [
      "sending renewed, renewed noLook ended",
      { posts: [status(401)], list: status(500), client: newToken() },
      "unknown",
    ],
    ["sending denied, denied decided settled", { posts: [status(403)], list: none }, "rejected"],
    ["sending denied, denied noLook ended", { posts: [status(401)], list: status(500) }, "unknown"],
    ["sending refused, refused decided settled", { posts: [status(422)], list: none }, "rejected"],
    [
      "sending refused, refused resend ready, sending settled, sending settled",
      { posts: [status(422), shown, () => envelope(["2"])], list: none, people: [ann, bob] },
      "created, created",
    ],
    [
      "sending refused, refused noResend settled",
      { posts: [status(422)], list: none, people: [ann, bob], options: once },
      "not-attempted, not-attempted",
    ],
    ["sending refused, refused noLook ended", { posts: [status(422)], list: status(500) }, "unknown"],
    ["sending short, short decided settled", { posts: [none], list: none }, "unknown"],
    ["sending short, short noLook ended", { posts: [none], list: status(500) }, "unknown"],
  ])("%s", async (path, given, statuses) => {
    expect(await play(given)).toEqual([path.split(", "), statuses.split(", ")]);
  });

  it("sending unsent, unsent noLook settled: the run is given up while it waits to send again", async () => {
    const controller = new AbortController();
    const client = { hooks: { onError: () => controller.abort() } };
    const options = { signal: controller.signal };
    const [path, statuses] = await play({ posts: [neverLeft], list: none, options, client });
    expect([path, statuses]).toEqual([["sending unsent", "unsent noLook settled"], ["not-attempted"]]);
  });

  it("through every transition in the table, and through no other", () => {
    const listed = transitions.map(([from, event, to]) =>
      from === "sending" ? `${from} ${to}` : `${from} ${event} ${to}`,
    );
    expect([...taken.ofAll].sort()).toEqual(listed.sort());
  });
});
