import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "../clock/fake-clock.js";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import { type Trouble, trouble } from "../trouble/trouble.js";
import { createAvevaFake } from "./aveva-fake.js";

const USER = "7c1b3a52-0000-4000-8000-000000000001";

/** A client, and a fake with these troubles for its first requests. */
function setUp(...first: readonly (Trouble | undefined)[]) {
  const fake = createAvevaFake({ anyToken: true });
  fake.always(() => first[fake.requests.length - 1]);
  const { baseUrl, tenantId, fetch } = fake.clientOptions;
  const options = { apiVersion: "v1", baseUrl, tenantId, fetch, accessToken: "token" } as const;
  return { fake, aveva: createAvevaIdentityClient(options) };
}

const run = <T>(promise: Promise<T>): Promise<T> => runOnFakeClock(vi, promise);
const failure = (promise: Promise<unknown>): Promise<unknown> => run(promise.catch((error: unknown) => error));

beforeEach(() => {
  vi.useFakeTimers(FAKE_CLOCK);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("lost answers", () => {
  it.each([
    ["a reset", trouble.lostAfterCommit()],
    ["a 503", trouble.status(503, { commitAfter: 0 })],
    ["a 408", trouble.status(408, { commitAfter: 0 })],
    ["a body that is cut off", trouble.truncated()],
    ["silence", trouble.never({ commitAfter: 0 })],
    ["a proxy's page with status 200", trouble.html({ commitAfter: 0 })],
  ])(
    "create after %s is unknown, mailed once and not repeated, and get() then shows the invitation",
    async (_name, fault) => {
      const { fake, aveva } = setUp(fault);
      const error = await failure(aveva.userInvitations.create(USER, {}));
      expect(error).toMatchObject({ outcome: "unknown" });
      expect((error as Error).message).toContain("look with userInvitations.get(userId)");
      expect(fake.requests).toHaveLength(1);
      expect(fake.mails).toHaveLength(1);
      expect(await run(aveva.userInvitations.get(USER))).toMatchObject({ UserId: USER, State: 1 });
    },
  );

  it("a later get() shows an invitation that was created late", async () => {
    const { fake, aveva } = setUp(trouble.lostAfterCommit({ commitAfter: 30_000, after: 100 }));
    await failure(aveva.userInvitations.create(USER, {}));
    expect(await run(aveva.userInvitations.exists(USER))).toBe(false);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await run(aveva.userInvitations.exists(USER))).toBe(true);
    expect(fake.mails).toHaveLength(1);
  });

  it("createOrUpdate with SendInvitation false is repeated, and returns the last response", async () => {
    const { fake, aveva } = setUp(trouble.lostAfterCommit());
    const result = await run(aveva.userInvitations.createOrUpdate(USER, { SendInvitation: false }));
    expect(result).toMatchObject({ created: false, invitation: { UserId: USER } });
    expect(fake.requests).toHaveLength(2);
    expect(fake.mails).toHaveLength(0);
  });

  it.each([[{ SendInvitation: true }], [{}]])("createOrUpdate with %j is not repeated", async (body) => {
    const { fake, aveva } = setUp(trouble.lostAfterCommit());
    expect(await failure(aveva.userInvitations.createOrUpdate(USER, body))).toMatchObject({ outcome: "unknown" });
    expect(fake.requests).toHaveLength(1);
    expect(fake.mails).toHaveLength(1);
  });

  it("resend is not repeated, extend is", async () => {
    const resend = setUp(trouble.lostAfterCommit());
    expect(await failure(resend.aveva.userInvitations.resend(USER))).toMatchObject({ outcome: "unknown" });
    expect(resend.fake.mails).toHaveLength(1);
    const extend = setUp(trouble.status(502, { commitAfter: 0 }));
    await run(extend.aveva.userInvitations.extend(USER, new Date(Date.now() + 1_000_000)));
    expect(extend.fake.requests).toHaveLength(2);
    expect(extend.fake.mails).toHaveLength(0);
  });

  it.each(["delete of a user's invitation", "delete by id"])(
    "%s is repeated, and a 404 then means success",
    async (which) => {
      const { fake, aveva } = setUp(trouble.lostAfterCommit());
      const id = fake.invite({ UserId: USER }).Id;
      const job = which === "delete by id" ? aveva.invitations.delete(id) : aveva.userInvitations.delete(USER);
      expect(await run(job)).toBeUndefined();
      expect(fake.requests).toHaveLength(2);
    },
  );

  it("a delete whose first response is 404 fails", async () => {
    const { aveva } = setUp();
    expect(await failure(aveva.invitations.delete("nothing"))).toMatchObject({ status: 404, outcome: "rejected" });
  });

  it("a delete with 429 and then 404 fails, because the 429 means that it was not carried out", async () => {
    const { aveva } = setUp(trouble.rateLimited(1));
    expect(await failure(aveva.invitations.delete("nothing"))).toMatchObject({ status: 404 });
  });

  it("a create is repeated after a 429 and mails once", async () => {
    const { fake, aveva } = setUp(trouble.rateLimited(2), trouble.rateLimited());
    await run(aveva.userInvitations.create(USER, {}));
    expect(fake.mails).toHaveLength(1);
  });
});
