import { createKantataClient } from "@invitation-clients/kantata-ox";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { trouble } from "./trouble.js";

const ADA = { full_name: "Ada Brandt", email_address: "ada@example.com" };

function setUp(maxRetries = 0) {
  const fake = createKantataFake();
  return { fake, kantata: createKantataClient({ ...fake.clientOptions, maxRetries }) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("when a trouble happens, and what is carried out", () => {
  it("slow: carried out at once, answered later by a timer that fake timers move", async () => {
    vi.useFakeTimers();
    const { fake, kantata } = setUp();
    fake.always(trouble.slow(60_000));
    const call = kantata.accountInvitations.create(ADA);
    await vi.advanceTimersByTimeAsync(59_999);
    expect([fake.mails.length, fake.requests[0]?.status]).toEqual([1, undefined]);
    await vi.advanceTimersByTimeAsync(1);
    expect((await call).email_address).toBe(ADA.email_address);
    expect(fake.requests[0]?.status).toBe(200);
  });

  it("lostAfterCommit({ after, commitAfter }): the client sees the loss first, and the mail goes out later", async () => {
    vi.useFakeTimers();
    const { fake, kantata } = setUp();
    fake.next("createAccountInvitation", trouble.lostAfterCommit({ after: 1_000, commitAfter: 60_000 }));
    let seen: unknown;
    kantata.accountInvitations.create(ADA).catch((error: unknown) => {
      seen = error;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(seen).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toMatchObject({ outcome: "unknown" });
    await vi.advanceTimersByTimeAsync(58_999);
    expect([fake.mails.length, fake.invitations.length]).toEqual([0, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([fake.mails.length, fake.invitations.length]).toEqual([1, 1]);
  });

  it("reset drops what would be carried out later, and leaves no timer", async () => {
    vi.useFakeTimers();
    const { fake, kantata } = setUp();
    fake.next("createAccountInvitation", trouble.lostAfterCommit({ commitAfter: 60_000 }));
    await kantata.accountInvitations.create(ADA).catch(() => {});
    fake.reset();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([fake.mails.length, fake.invitations.length]).toEqual([0, 0]);
  });

  it("rateLimited takes an HTTP date, which the client waits for", async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 12) });
    const { fake, kantata } = setUp();
    fake.next("createAccountInvitation", trouble.rateLimited("Thu, 15 Jan 2026 12:00:20 GMT"));
    await expect(kantata.accountInvitations.create(ADA)).rejects.toMatchObject({ status: 429, retryAfter: 20_000 });
  });

  it("partly: a bulk create takes or shows only some rows, and lists show them later", async () => {
    const { fake, kantata } = setUp();
    const account_invitations = ["a", "b", "c"].map((name) => ({ ...ADA, email_address: `${name}@example.com` }));
    const post = async () => (await kantata.api.POST("/account_invitations", { body: { account_invitations } })).data;
    fake.next("createAccountInvitation", trouble.partly({ takes: 2, shows: 1, listLag: 60_000 }));
    expect((await post())?.results).toHaveLength(1);
    expect([fake.mails.length, fake.invitations.length]).toEqual([2, 2]);
    expect(await kantata.accountInvitations.list().first()).toBeUndefined();
  });

  it("never: nothing comes until the call's timeout, on fake timers too, and the fake has no timer of its own", async () => {
    vi.useFakeTimers();
    const { fake } = setUp();
    const kantata = createKantataClient({ ...fake.clientOptions, maxRetries: 0, timeout: 5_000 });
    fake.next("createAccountInvitation", trouble.never());
    const call = kantata.accountInvitations.create(ADA).catch((caught: unknown) => caught);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
    expect(fake.mails).toEqual([]);
  });

  it("an abort ends the wait for a slow answer with the caller's own reason, and leaves no timer", async () => {
    vi.useFakeTimers();
    const { fake, kantata } = setUp();
    fake.next("createAccountInvitation", trouble.slow(60_000));
    const controller = new AbortController();
    const call = kantata.accountInvitations.create(ADA, {}, { signal: controller.signal }).catch((caught) => caught);
    await vi.advanceTimersByTimeAsync(10);
    controller.abort("no longer needed");
    expect(await call).toBe("no longer needed");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("next and always", () => {
  it("next is for one request each, in the order given, and comes before always", async () => {
    const { fake, kantata } = setUp();
    fake.always(trouble.status(503));
    fake.always("getAccountInvitation", trouble.status(403));
    fake.next("getAccountInvitation", trouble.status(400), trouble.status(422));
    fake.next("getAccountInvitation", trouble.rateLimited(0));
    for (let n = 0; n < 5; n += 1) await kantata.accountInvitations.get(1).catch(() => {});
    await kantata.accountInvitations
      .list()
      .first()
      .catch(() => {});
    expect(fake.requests.map(({ status }) => status)).toEqual([400, 422, 429, 403, 403, 503]);
    fake.calm();
    await kantata.accountInvitations.create(ADA);
    expect(fake.mails).toHaveLength(1);
  });

  it("always takes a function, which chooses the trouble of each request and returns undefined for none", async () => {
    const { fake, kantata } = setUp();
    fake.always(({ method, body }) => {
      const isForAda = JSON.stringify(body)?.includes(ADA.email_address);
      return method === "POST" && isForAda ? trouble.status(422) : undefined;
    });
    fake.always("getAccountInvitation", () => trouble.status(403));
    await expect(kantata.accountInvitations.create(ADA)).rejects.toMatchObject({ status: 422 });
    await kantata.accountInvitations.create({ ...ADA, email_address: "ben@example.com" });
    await expect(kantata.accountInvitations.get(1)).rejects.toMatchObject({ status: 403 });
    fake.always((() => "nothing") as never);
    const error = await kantata.accountInvitations.create(ADA).catch((caught: unknown) => caught);
    expect(String((error as Error).cause)).toContain("the function of always takes a trouble such as");
    fake.always((async () => trouble.status(422)) as never);
    const late = await kantata.accountInvitations.create(ADA).catch((caught: unknown) => caught);
    expect(String((late as Error).cause)).toContain("and got a promise: it cannot wait");
  });

  it("the client retries as with the real service: a refused connection and a 429 are repeated, a lost answer is not", async () => {
    vi.useFakeTimers();
    const { fake, kantata } = setUp(2);
    fake.next("createAccountInvitation", trouble.refused(), trouble.rateLimited(1));
    const call = kantata.accountInvitations.create(ADA);
    await vi.advanceTimersByTimeAsync(60_000);
    await call;
    expect([fake.requests.length, fake.mails.length]).toEqual([3, 1]);
    fake.next("createAccountInvitation", trouble.lostAfterCommit());
    const lost = kantata.accountInvitations.create({ ...ADA, email_address: "x@example.com" });
    await expect(lost).rejects.toMatchObject({ outcome: "unknown", attempts: 1 });
    expect(fake.requests).toHaveLength(4);
  });

  it.each<[what: string, (fake: ReturnType<typeof setUp>["fake"]) => void, message: string | RegExp]>([
    [
      "a misspelt operation",
      (fake) => fake.next("createAcountInvitation" as never, trouble.refused()),
      'next: there is no operation "createAcountInvitation"; did you mean "createAccountInvitation"? Known: list',
    ],
    ["another name", (fake) => fake.always("nothing" as never, trouble.refused()), /always: .*"nothing"\. Known: list/],
    ["no trouble", (fake) => fake.next("getAccountInvitation"), "next takes an operationId and a trouble"],
    ["a preset not called", (fake) => fake.always(trouble.refused as never), "got a function; call it. Known: refused"],
    ["a status", (fake) => fake.next("getAccountInvitation", 500 as never), "takes a trouble such as"],
    [
      "slow(NaN)",
      () => trouble.slow(Number.NaN),
      "trouble.slow(ms) takes milliseconds from 0 to 2147483647, and got NaN",
    ],
    ["slow('1s')", () => trouble.slow("1s" as never), 'and got "1s"'],
    [
      "status(200)",
      () => trouble.status(200),
      "trouble.status(code) takes a whole number from 300 to 599, and got 200",
    ],
    ["status(404.5)", () => trouble.status(404.5), "and got 404.5"],
    [
      "a misspelt option",
      () => trouble.refused({ afer: 1 } as never),
      'trouble.refused has no "afer"; did you mean "after"?',
    ],
    ["no number", () => trouble.never({ commitAfter: -1 }), "trouble.never: commitAfter must be milliseconds from 0"],
    ["takes that cannot be", () => trouble.status(500, { takes: 1 }), "trouble.status: takes needs commitAfter"],
    ["answer(100)", () => trouble.answer({ status: 100 }), "trouble.answer({ status }) takes a whole number from 200"],
    [
      "a 204 with a body",
      () => trouble.answer({ status: 204, body: "x" }),
      "an answer with status 204 cannot have a body",
    ],
    [
      "a page with 304",
      () => trouble.html({ status: 304 }),
      "trouble.html: an answer with status 304 cannot have a body",
    ],
    [
      "a body that is an object",
      () => trouble.answer({ status: 200, body: {} as never }),
      "body must be a text, and is",
    ],
    [
      "a header",
      () => trouble.answer({ status: 200, headers: { a: "b\nc" } }),
      'trouble.answer: headers: "a" is no header',
    ],
    ["a header's name", () => trouble.answer({ status: 200, headers: { "a b": "c" } }), 'headers: "a b" is no'],
    [
      "headers that are a text",
      () => trouble.answer({ status: 200, headers: "a: b" as never }),
      "trouble.answer: headers takes an object, and got",
    ],
    [
      "headers that are null",
      () => trouble.answer({ status: 200, headers: null as never }),
      "trouble.answer: headers takes an object, and got null",
    ],
    [
      "an answer without a status",
      () => trouble.answer({} as never),
      "trouble.answer({ status }) takes a whole number",
    ],
    ["options that are null", () => trouble.html(null as never), "trouble.html takes an object, and got null"],
    [
      "a trouble written by hand",
      (fake) => fake.always({ kind: "slow", ms: Number.NaN }),
      "always takes a trouble such as",
    ],
    ["html(100)", () => trouble.html({ status: 100 }), "trouble.html({ status }) takes a whole number from 200 to 599"],
    ["a date", () => trouble.rateLimited("soon"), 'takes seconds or an HTTP date, and got "soon"'],
    ["rateLimited(-1)", () => trouble.rateLimited(-1), "takes seconds from 0 to 86400, and got -1"],
  ])("%s is an error that names it", (_what, act, message) => {
    expect(() => act(setUp().fake)).toThrow(message);
  });
});
