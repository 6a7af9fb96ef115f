import { createKantataClient } from "@invitation-clients/kantata-ox";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { CREATE_MEETS } from "../test-support/create-meets.js";
import { trouble } from "./trouble.js";

const ADA = { full_name: "Ada Brandt", email_address: "ada@example.com" };

function setUp(maxRetries = 0) {
  const fake = createKantataFake();
  return { fake, kantata: createKantataClient({ ...fake.clientOptions, maxRetries }) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("what a create meets, and whether anybody is mailed", () => {
  it.each(CREATE_MEETS)("%s", async (_name, one, mails, expected) => {
    const { fake, kantata } = setUp();
    fake.next("createAccountInvitation", one);
    const error = await kantata.accountInvitations.create(ADA).catch((caught: unknown) => caught);
    expect(error).toMatchObject(expected);
    expect([fake.mails.length, fake.invitations.length, fake.requests.length]).toEqual([mails, mails, 1]);
    // Once: the next call has no trouble.
    expect(await kantata.accountInvitations.list().toArray({ limit: 9 })).toHaveLength(mails);
  });

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
    ["rateLimited(-1)", () => trouble.rateLimited(-1), "takes seconds from 0 to 86400, and got -1"],
  ])("%s is an error that names it", (_what, act, message) => {
    expect(() => act(setUp().fake)).toThrow(message);
  });
});
