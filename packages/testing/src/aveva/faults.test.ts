import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "../clock/fake-clock.js";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import type { Fault } from "../trouble/fault.js";
import { faults } from "../trouble/faults.js";
import { fetchOf } from "../trouble/fetch-of.js";
import { AvevaTenant } from "./aveva-tenant.js";

const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
const USER = "7c1b3a52-0000-4000-8000-000000000001";

/** A client, and a fake with these faults for its first requests. */
function setUp(...first: readonly (Fault | undefined)[]) {
  const fake = new AvevaTenant({ apiVersion: "v1" });
  const fetch = fetchOf(fake, ({ number }) => first[number - 1]);
  const options = { apiVersion: "v1", tenantId: TENANT, region: "uswe", accessToken: "token", fetch } as const;
  return { fake, fetch, aveva: createAvevaIdentityClient(options) };
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
    ["a reset", faults.lostAfter()],
    ["a 503", faults.status(503, 0)],
    ["a 408", faults.status(408, 0)],
    ["a body that is cut off", faults.truncated()],
    ["silence", faults.silence(0)],
    ["a proxy's page with status 200", faults.html()],
  ])(
    "create after %s is unknown, mailed once and not repeated, and get() then shows the invitation",
    async (_name, fault) => {
      const { fake, fetch, aveva } = setUp(fault);
      const error = await failure(aveva.userInvitations.create(USER, {}));
      expect(error).toMatchObject({ outcome: "unknown" });
      expect((error as Error).message).toContain("look with userInvitations.get(userId)");
      expect(fetch.requests).toHaveLength(1);
      expect(fake.mails.countTo(USER)).toBe(1);
      expect(await run(aveva.userInvitations.get(USER))).toMatchObject({ UserId: USER, State: 1 });
    },
  );

  it("a later get() shows an invitation that was created late", async () => {
    const { fake, aveva } = setUp(faults.lostAfter(30_000, 100));
    await failure(aveva.userInvitations.create(USER, {}));
    expect(await run(aveva.userInvitations.exists(USER))).toBe(false);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await run(aveva.userInvitations.exists(USER))).toBe(true);
    expect(fake.mails.countTo(USER)).toBe(1);
  });

  it("createOrUpdate with SendInvitation false is repeated, and returns the last response", async () => {
    const { fake, fetch, aveva } = setUp(faults.lostAfter());
    const result = await run(aveva.userInvitations.createOrUpdate(USER, { SendInvitation: false }));
    expect(result).toMatchObject({ created: false, invitation: { UserId: USER } });
    expect(fetch.requests).toHaveLength(2);
    expect(fake.mails.all).toHaveLength(0);
  });

  it.each([[{ SendInvitation: true }], [{}]])("createOrUpdate with %j is not repeated", async (body) => {
    const { fake, fetch, aveva } = setUp(faults.lostAfter());
    expect(await failure(aveva.userInvitations.createOrUpdate(USER, body))).toMatchObject({ outcome: "unknown" });
    expect(fetch.requests).toHaveLength(1);
    expect(fake.mails.countTo(USER)).toBe(1);
  });

  it("resend is not repeated, extend is", async () => {
    const resend = setUp(faults.lostAfter());
    expect(await failure(resend.aveva.userInvitations.resend(USER))).toMatchObject({ outcome: "unknown" });
    expect(resend.fake.mails.countTo(USER)).toBe(1);
    const extend = setUp(faults.status(502, 0));
    await run(extend.aveva.userInvitations.extend(USER, new Date(Date.now() + 1_000_000)));
    expect(extend.fetch.requests).toHaveLength(2);
    expect(extend.fake.mails.all).toHaveLength(0);
  });

  it.each(["delete of a user's invitation", "delete by id"])(
    "%s is repeated, and a 404 then means success",
    async (which) => {
      const { fake, fetch, aveva } = setUp(faults.lostAfter());
      const id = fake.add(USER);
      const job = which === "delete by id" ? aveva.invitations.delete(id) : aveva.userInvitations.delete(USER);
      expect(await run(job)).toBeUndefined();
      expect(fetch.requests).toHaveLength(2);
    },
  );

  it("a delete whose first response is 404 fails", async () => {
    const { aveva } = setUp();
    expect(await failure(aveva.invitations.delete("nothing"))).toMatchObject({ status: 404, outcome: "rejected" });
  });

  it("a delete with 429 and then 404 fails, because the 429 means that it was not carried out", async () => {
    const { aveva } = setUp(faults.tooMany(1));
    expect(await failure(aveva.invitations.delete("nothing"))).toMatchObject({ status: 404 });
  });

  it("a create is repeated after a 429 and mails once", async () => {
    const { fake, aveva } = setUp(faults.tooMany(2), faults.tooMany());
    await run(aveva.userInvitations.create(USER, {}));
    expect(fake.mails.countTo(USER)).toBe(1);
  });
});
