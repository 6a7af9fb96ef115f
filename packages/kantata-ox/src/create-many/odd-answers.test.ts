import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CreateManyOptions } from "../index.js";
import { scriptedClient } from "../test-support/scripted.js";

// Answers with wrong or unexpected rows. An independent model of the service found these cases.

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Row = Readonly<Record<string, unknown>>;
const row = (id: number | string, email_address: string, full_name: string, more: Row = {}): Row => ({
  id,
  email_address,
  full_name,
  pending: true,
  ...more,
});
const answer = (rows: readonly Row[], more: object = { count: rows.length }) => ({
  results: rows.map(({ id }) => ({ key: "account_invitations", id })),
  account_invitations: Object.fromEntries(rows.map((one) => [one.id, one])),
  ...more,
});
const ann = { full_name: "Ann", email_address: "ann@example.com" };
const bob = { full_name: "Bob", email_address: "bob@example.com" };
const annRow = row("1", "ann@example.com", "Ann");
const bobRow = row("2", "bob@example.com", "Bob");

/** Answers POSTs with `posts` in order, and each GET with what `list` returns. */
async function run(
  inputs: readonly (typeof ann)[],
  posts: readonly unknown[],
  list: (page: number, posted: number) => object,
  options: CreateManyOptions = {},
  client: Parameters<typeof scriptedClient>[1] = {},
) {
  let posted = 0;
  const { kantata, asked } = scriptedClient((url, method) => {
    if (method === "GET") return list(Number(url.searchParams.get("page") ?? 1), posted);
    posted += 1;
    const next = posts[posted - 1];
    return typeof next === "number" ? new Response('{"errors":[]}', { status: next }) : next;
  }, client);
  const running = kantata.accountInvitations.createMany(inputs, options);
  await vi.advanceTimersByTimeAsync(900_000);
  const results = await running;
  return { statuses: results.map(({ status }) => status), results, posted, asked };
}

describe("createMany and an answer with rows that are not its own", () => {
  it.each([
    ["a stranger's instead of one", [annRow, row("9", "carol@elsewhere.example", "Carol")]],
    ["one of them twice", [annRow, annRow]],
  ])("%s: nobody gets it, and the missing person is looked up", async (_name, rows) => {
    const { statuses, results } = await run([ann, bob], [answer(rows)], (_page, posted) =>
      answer(posted ? [bobRow, annRow] : []),
    );
    expect(statuses).toEqual(["created", "created"]);
    expect(results[1]).toMatchObject({ invitation: { id: "2" } });
  });

  it("a row of an earlier batch that is still looked for: nobody is sent again", async () => {
    const first = Array.from({ length: 50 }, (_, n) => ({ full_name: `Q ${n}`, email_address: `q${n}@example.com` }));
    const q0 = row("300", "q0@example.com", "Q 0");
    const { posted, results } = await run(
      [...first, bob],
      [422, answer([q0])],
      (_page, posts) => answer(posts ? [q0] : []),
      {
        maxRetries: 0,
      },
    );
    expect(posted).toBe(2);
    expect(results[0]).toMatchObject({ status: "created", invitation: { id: "300" } });
    expect(results[50]?.status).toBe("unknown");
  });

  it("a row from before the run: existing", async () => {
    const { statuses } = await run([bob], [answer([bobRow])], () => answer([bobRow]));
    expect(statuses).toEqual(["existing"]);
  });

  it("an accepted row may be old: a look decides", async () => {
    const accepted = { ...annRow, pending: false };
    const made = await run([ann], [answer([accepted])], (_page, posted) => answer(posted ? [accepted] : []));
    const old = await run([ann], [answer([accepted])], () => answer([]));
    expect([made.statuses, old.statuses]).toEqual([["created"], ["unknown"]]);
  });

  it("rows of two inviters: some may be old, and a look decides which are new", async () => {
    const mine = { ...annRow, inviter_id: "5" };
    const also = { ...bobRow, inviter_id: "5" };
    const other = row("3", "carol@example.com", "Carol", { inviter_id: "9" });
    const carol = { full_name: "Carol", email_address: "carol@example.com" };
    const old = row("7", "old@example.com", "Old");
    const { statuses } = await run([ann, bob, carol], [answer([mine, also, other])], (_page, posted) =>
      answer(posted ? [mine, also, old, other] : [old]),
    );
    expect(statuses).toEqual(["created", "created", "unknown"]);
  });

  it("one row in ten by another inviter: that one is somebody else's", async () => {
    const people = Array.from({ length: 10 }, (_, n) => ({ full_name: `Q ${n}`, email_address: `q${n}@example.com` }));
    const rows = people.map((one, n) => row(n, one.email_address, one.full_name, { inviter_id: n === 3 ? "9" : "5" }));
    const { statuses } = await run(people, [answer(rows)], () => answer([]));
    expect(statuses.map((status, n) => (status === "created" ? "" : `${n} ${status}`)).join("")).toBe("3 existing");
  });

  it("rows by another inviter, once an answer has shown who we are: existing", async () => {
    const first = Array.from({ length: 50 }, (_, n) => ({ full_name: `Q ${n}`, email_address: `q${n}@example.com` }));
    const mine = first.map(({ full_name, email_address }, n) =>
      row(`m${n}`, email_address, full_name, { inviter_id: "5" }),
    );
    const theirs = { ...bobRow, inviter_id: "9" };
    const { statuses } = await run([...first, bob], [answer(mine), answer([theirs])], () => answer([]));
    expect(statuses.slice(49)).toEqual(["created", "existing"]);
  });

  it("a row is given to one input only", async () => {
    const similar = { full_name: "Ann", email_address: "ann+x@example.com" };
    const { statuses } = await run([ann, similar], [answer([annRow])], () => answer([annRow]));
    expect(statuses).toEqual(["existing", "unknown"]);
  });

  it("a refusal of one person, without errors: rejected, and not sent again", async () => {
    const { statuses, posted } = await run([ann], [422, 422, 422], () => answer([]));
    expect([statuses, posted]).toEqual([["rejected"], 1]);
  });
});

describe("createMany and a list that is read while it changes", () => {
  const old = row("7", "old@example.com", "Old");
  const strangers = (count: number) =>
    Array.from({ length: count }, (_, n) => row(`s${n}`, `s${n}@example.com`, `S ${n}`));

  it("grows by a row with each page: it is read to its end", async () => {
    const all = [...strangers(450), row("8", "bob@example.com", "Bob")];
    let grown = 0;
    const { statuses } = await run(
      [ann, bob],
      [answer([annRow])],
      (page) => {
        const rows = [...Array.from({ length: grown }, (_, n) => row(`g${n}`, `g${n}@example.com`, "G")), ...all];
        grown += 1;
        return answer(rows.slice((page - 1) * 200, page * 200), { count: rows.length, meta: { page_size: 200 } });
      },
      { skipExisting: true },
    );
    expect(statuses).toEqual(["created", "existing"]);
  });

  it("loses rows on every page: rows that moved up are read again", async () => {
    const all = [...strangers(1_000), row("8", "bob@example.com", "Bob")];
    let asked = 0;
    const { statuses } = await run(
      [bob],
      [],
      (page) => {
        asked += 1;
        const rows = all.slice(Math.min(asked, 6));
        return answer(rows.slice((page - 1) * 200, page * 200), { count: rows.length, meta: { page_size: 200 } });
      },
      { skipExisting: true },
    );
    expect(statuses).toEqual(["existing"]);
  });

  it("says page_size 200 but returns 100 rows: it is read to its end", async () => {
    const all = [...strangers(250), row("8", "bob@example.com", "Bob")];
    const { statuses } = await run(
      [bob],
      [],
      (page) => answer(all.slice((page - 1) * 100, page * 100), { count: all.length, meta: { page_size: 200 } }),
      { skipExisting: true },
    );
    expect(statuses).toEqual(["existing"]);
  });

  it("shows one row twice on one page: it is read", async () => {
    const { statuses } = await run([ann], [answer([annRow])], () => answer([old, old], { count: 2 }));
    expect(statuses).toEqual(["created"]);
  });

  it.each([
    ["counts the rows of the page alone", (rows: readonly Row[]) => ({ count: rows.length, meta: { page_size: 20 } })],
    ["counts nothing", () => ({})],
  ])("pages of 20 rows from a server that %s: nobody is sent again", async (_name, counted) => {
    const inputs = Array.from({ length: 25 }, (_, n) => ({ full_name: `P ${n}`, email_address: `p${n}@example.com` }));
    const made = inputs.map(({ full_name, email_address }, n) => row(`m${n}`, email_address, full_name));
    const { posted } = await run(inputs, [500, 500, 500], (page, posts) => {
      const rows = (posts ? made : []).slice((page - 1) * 20, page * 20);
      return answer(rows, counted(rows));
    });
    expect(posted).toBe(1);
  });

  it("ids are numbers in answers and strings in the list: a row still goes to one input only", async () => {
    const similar = { full_name: "Ann", email_address: "ann+x@example.com" };
    const { statuses } = await run([ann, similar], [answer([row(1, "ann@example.com", "Ann")])], (_page, posts) =>
      answer(posts ? [annRow] : []),
    );
    expect(statuses).toEqual(["created", "unknown"]);
  });
});

describe("createMany and addresses that a server reduces to the same one", () => {
  const guests = ["a@example.com", "a+1@example.com"].map((email_address) => ({ full_name: "Guest", email_address }));

  it("a row that may belong to either makes both unknown, and neither is sent again", async () => {
    const only = row("5", "a@example.com", "Guest");
    const { statuses, posted } = await run(guests, [500, 500], (_page, posts) => answer(posts ? [only] : []));
    expect([statuses, posted]).toEqual([["unknown", "unknown"], 1]);
  });

  it("once an answer has kept a tag, rows are matched by the exact address", async () => {
    const people = Array.from({ length: 49 }, (_, n) => ({ full_name: `Q ${n}`, email_address: `q+${n}@example.com` }));
    const fresh = { full_name: "Z", email_address: "z@example.com" };
    const made = [...people, fresh].map((one, n) => row(`m${n}`, one.email_address, one.full_name));
    const only = row("5", "a@example.com", "Guest");
    const posts = [answer(made), 500, answer([row("6", "a+1@example.com", "Guest")])];
    const { statuses } = await run([...people, fresh, ...guests], posts, (_page, posted) =>
      answer(posted > 1 ? [only, ...made] : []),
    );
    expect(statuses.slice(50)).toEqual(["created", "created"]);
  });
});

describe("createMany and Retry-After", () => {
  const withAdvice = (status: number, seconds: number) => () =>
    new Response("{}", { status, headers: { "retry-after": String(seconds) } });

  it("of an hour on a 401 with a renewed token: the batch goes again after the look", async () => {
    let asked = 0;
    const accessToken = async () => (asked++ < 2 ? "first" : "second");
    const refused = new Response("{}", { status: 401, headers: { "retry-after": "3600" } });
    const { statuses } = await run([ann], [refused, answer([annRow])], () => answer([]), {}, { accessToken });
    expect(statuses).toEqual(["created"]);
  });

  it.each([
    ["503: it has passed before the last look", 503],
    ["422: it says nothing about rows", 422],
  ])("of 120 s on a %s", async (_name, status) => {
    const posts = [withAdvice(status, 120)(), answer([annRow]), answer([bobRow])];
    expect((await run([ann, bob], posts, () => answer([]))).statuses).not.toContain("not-attempted");
  });
});

describe("createMany and timers that fire a millisecond early", () => {
  it("waits until its first read is 1.1 s old, and so recognizes its own row", async () => {
    const onTime = setTimeout;
    vi.stubGlobal("setTimeout", (runs: () => void, ms: number) => onTime(runs, Math.max(0, ms - 1)));
    const old = row("7", "old@example.com", "Old");
    const list = (_page: number, posted: number) => answer(posted ? [annRow, old] : [old]);
    expect((await run([ann], [500], list)).statuses).toEqual(["created"]);
    vi.unstubAllGlobals();
  });
});
