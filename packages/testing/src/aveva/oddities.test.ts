import { createAvevaIdentityClient, InvitationState, isApiError } from "@invitation-clients/aveva-identity";
import { describe, expect, it } from "vitest";
import { createAvevaFake } from "./aveva-fake.js";
import type { AvevaFakeOptions } from "./aveva-options.js";

const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
const USER = "7c1b3a52-0000-4000-8000-000000000001";
const DAY = 86_400_000;

function setUp(options: AvevaFakeOptions = {}) {
  const fake = createAvevaFake({ anyToken: true, ...options });
  const { baseUrl, tenantId, fetch } = fake.clientOptions;
  const shared = { baseUrl, tenantId, fetch, accessToken: "token" };
  return {
    fake,
    aveva: createAvevaIdentityClient({ apiVersion: "v1", ...shared }),
    preview: createAvevaIdentityClient({ apiVersion: "v1-preview", ...shared }),
  };
}

/** The first page: nothing else is requested. */
async function firstOf<T>(pages: AsyncIterable<T>): Promise<T | undefined> {
  for await (const page of pages) return page;
  return undefined;
}

describe("the oddities of AVEVA Data Hub, through the client", () => {
  it("1: v1 uses the singular route, v1-preview the plural one", async () => {
    const { aveva, fake } = setUp();
    await aveva.userInvitations.create(USER, {});
    expect(fake.requests[0]?.path).toBe(`/api/v1/Tenants/${TENANT}/Users/${USER}/Invitation`);
    const old = setUp();
    await old.preview.userInvitations.create(USER, {});
    expect(old.fake.requests[0]?.path).toBe(`/api/v1-preview/Tenants/${TENANT}/Users/${USER}/Invitations`);
  });

  it("2: the plural route of one user returns one object, not a list", async () => {
    const { fake, preview } = setUp();
    const id = fake.invite({ UserId: USER }).Id;
    expect((await preview.userInvitations.get(USER)).Id).toBe(id);
  });

  it("3: v1 shows a user's expired invitation on GET, and hides it on HEAD unless asked", async () => {
    const { fake, aveva } = setUp();
    fake.invite({ UserId: USER, Expires: Date.now() - DAY });
    expect((await aveva.userInvitations.get(USER)).UserId).toBe(USER);
    expect(await aveva.userInvitations.exists(USER)).toBe(false);
    expect(await aveva.userInvitations.exists(USER, { includeExpiredInvitations: true })).toBe(true);
  });

  it("3: v1-preview hides a user's expired invitation unless asked", async () => {
    const { fake, preview } = setUp();
    fake.invite({ UserId: USER, Expires: Date.now() - DAY });
    await expect(preview.userInvitations.get(USER)).rejects.toMatchObject({ status: 404 });
    expect((await preview.userInvitations.get(USER, { includeExpiredInvitations: true })).UserId).toBe(USER);
  });

  it("4: exists() is false, not an error, for a user who does not exist", async () => {
    const { aveva } = setUp({ users: [USER] });
    expect(await aveva.userInvitations.exists("7c1b3a52-0000-4000-8000-000000000009")).toBe(false);
  });

  it("5: a user has at most one invitation: POST then answers 409, and PUT changes it", async () => {
    const { aveva } = setUp();
    expect(await aveva.userInvitations.createOrUpdate(USER, {})).toMatchObject({ created: true });
    await expect(aveva.userInvitations.create(USER, {})).rejects.toSatisfy((error) => isApiError(error, 409));
    expect(await aveva.userInvitations.createOrUpdate(USER, {})).toMatchObject({ created: false });
  });

  it("6: both versions accept IdentityProviderId, but only v1-preview returns it", async () => {
    const IdentityProviderId = "e2398938-bf8f-40fa-b380-d538ece2bfc2";
    const v1 = await setUp().aveva.userInvitations.create(USER, { IdentityProviderId });
    expect(v1).not.toHaveProperty("IdentityProviderId");
    const { preview } = setUp();
    expect(await preview.userInvitations.create(USER, { IdentityProviderId })).toMatchObject({ IdentityProviderId });
  });

  it("7: ExpiresDateTime in a request becomes Expires in the response", async () => {
    const { aveva } = setUp();
    const ExpiresDateTime = new Date(Date.now() + 5 * DAY).toISOString();
    const made = await aveva.userInvitations.create(USER, { ExpiresDateTime });
    expect(Math.trunc(Date.parse(made?.Expires ?? "") / 1000)).toBe(Math.trunc(Date.parse(ExpiresDateTime) / 1000));
    expect(made).not.toHaveProperty("ExpiresDateTime");
  });

  it("8: the server reads a date without a zone in its own time zone, so extend() refuses it", async () => {
    const { fake, aveva } = setUp({ zone: -7 });
    fake.invite({ UserId: USER });
    const bare = new Date(Date.now() + 5 * DAY).toISOString().slice(0, 19);
    const { invitation } = await aveva.userInvitations.createOrUpdate(USER, { ExpiresDateTime: bare });
    expect(Math.trunc((Date.parse(invitation?.Expires ?? "") - Date.parse(`${bare}Z`)) / 1000)).toBe(7 * 3600);
    await expect(aveva.userInvitations.extend(USER, bare)).rejects.toMatchObject({ name: "ConfigError" });
  });

  it("9: update() without a date does not extend an expired invitation", async () => {
    const { fake, aveva } = setUp();
    const id = fake.invite({ UserId: USER, Expires: Date.now() - DAY }).Id;
    await aveva.invitations.update(id, { SendInvitation: false });
    expect(await aveva.invitations.list().toArray({ limit: 9 })).toEqual([]);
    await aveva.userInvitations.extend(USER, new Date(Date.now() + DAY));
    expect(await aveva.invitations.list().toArray({ limit: 9 })).toHaveLength(1);
  });

  it("10: a 401 has no body, and its error has the rest", async () => {
    const { aveva } = setUp({ anyToken: false, bodyOf401: false });
    const error = await aveva.invitations.get("x").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 401, body: undefined, requestId: "op-1", outcome: "rejected" });
  });

  it("11: errors are PascalCase, with a charset in their content type, and name the operation", async () => {
    const { aveva } = setUp();
    const error = await aveva.invitations.get("x").catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      status: 404,
      requestId: "op-1",
      body: { OperationId: "op-1", Resolution: "Change it." },
    });
    expect((error as Error).message).toContain("does not exist");
  });

  it("12: other regions answer writes with 405 and no body, and the error names the region that accepts them", async () => {
    const { fake, aveva } = setUp({ primary: false });
    await expect(aveva.userInvitations.create(USER, {})).rejects.toThrow(/405.*uswe/);
    fake.invite({ UserId: USER });
    expect(await aveva.invitations.count()).toBe(1);
  });

  it("create() returns undefined for a 202 without a body, and the mail is sent", async () => {
    const { fake, aveva } = setUp({ accepts: true });
    expect(await aveva.userInvitations.create(USER, {})).toBeUndefined();
    expect(fake.mails).toHaveLength(1);
  });

  it("dates have an offset and seven digits, and stay strings", async () => {
    const { fake, aveva } = setUp();
    const id = fake.invite({ UserId: USER, Issued: Date.UTC(2026, 3, 30, 18, 14, 58, 230) }).Id;
    expect((await aveva.invitations.get(id)).Issued).toBe("2026-04-30T11:14:58.2301234-07:00");
  });

  it("null properties are absent", async () => {
    const { fake, aveva } = setUp();
    const invitation = await aveva.invitations.get(fake.invite({ UserId: USER }).Id);
    expect(invitation).not.toHaveProperty("Accepted");
  });

  it("State 3 has both bits: mailed and accepted", async () => {
    const { fake, aveva } = setUp({ acceptedState: 3 });
    await aveva.userInvitations.create(USER, {});
    fake.accept(USER);
    const { State } = await aveva.userInvitations.get(USER);
    expect(State).toBe(InvitationState.InvitationEmailSent | InvitationState.InvitationAccepted);
  });

  it("list and count hide expired invitations unless asked, and they are deleted after two weeks", async () => {
    const { fake, aveva } = setUp();
    fake.invite({ UserId: USER, Expires: Date.now() - DAY });
    fake.invite({ UserId: "7c1b3a52-0000-4000-8000-000000000002", Expires: Date.now() - 15 * DAY });
    expect(await aveva.invitations.count()).toBe(0);
    expect(await aveva.invitations.count({ includeExpiredInvitations: true })).toBe(1);
    expect(await aveva.invitations.list({ includeExpiredInvitations: true }).toArray({ limit: 9 })).toHaveLength(1);
  });

  it("a page shorter than `count` is not the end of the list", async () => {
    const { fake, aveva } = setUp({ pageLimit: 40 });
    for (let user = 0; user < 105; user += 1)
      fake.invite({ UserId: `7c1b3a52-0000-4000-8000-${String(user).padStart(12, "0")}` });
    const all = await aveva.invitations.list({ count: 100 }).toArray({ limit: 999 });
    expect(new Set(all.map(({ Id }) => Id)).size).toBe(105);
    expect(fake.requests.map(({ query }) => query.skip)).toEqual([undefined, "40", "80", "105"]);
  });

  it("a PUT mails unless SendInvitation is false", async () => {
    const { fake, aveva } = setUp();
    await aveva.userInvitations.createOrUpdate(USER, { SendInvitation: false });
    expect(fake.mails).toHaveLength(0);
    await aveva.userInvitations.createOrUpdate(USER, {});
    await aveva.userInvitations.resend(USER);
    await aveva.userInvitations.extend(USER, new Date(Date.now() + DAY));
    expect(fake.mails).toHaveLength(2);
  });

  it("an end that is past or more than two months ahead is refused", async () => {
    const { aveva } = setUp();
    for (const days of [-1, 62]) {
      const date = new Date(Date.now() + days * DAY);
      await expect(aveva.userInvitations.extend(USER, date)).rejects.toMatchObject({ status: 400 });
    }
  });

  it.each([
    ["v1", 200, 404],
    ["v1-preview", 404, 200],
    ["both", 200, 200],
  ] as const)("serves %s: v1 answers %d, v1-preview %d", async (serves, v1, old) => {
    const { fake, aveva, preview } = setUp({ serves });
    fake.invite({ UserId: USER });
    const status = (call: Promise<unknown>) => call.then(() => 200).catch((error: { status: number }) => error.status);
    expect(await status(aveva.userInvitations.get(USER))).toBe(v1);
    expect(await status(preview.userInvitations.get(USER))).toBe(old);
  });

  it("unsetMails false: a PUT without SendInvitation mails nobody, but a create does", async () => {
    const { fake, aveva } = setUp({ unsetMails: false });
    await aveva.userInvitations.createOrUpdate(USER, {});
    await aveva.userInvitations.createOrUpdate(USER, {});
    expect(fake.mails).toHaveLength(1);
    await aveva.userInvitations.createOrUpdate(USER, { SendInvitation: true });
    expect(fake.mails).toHaveLength(2);
  });

  it("providerRequired: a create without IdentityProviderId is a 400; an update is not", async () => {
    const IdentityProviderId = "e2398938-bf8f-40fa-b380-d538ece2bfc2";
    const { aveva } = setUp({ providerRequired: true });
    await expect(aveva.userInvitations.create(USER, {})).rejects.toThrow(/400.*IdentityProviderId is required/);
    await aveva.userInvitations.create(USER, { IdentityProviderId });
    await aveva.userInvitations.createOrUpdate(USER, {});
  });

  it("providerShown: answers of v1 have IdentityProviderId", async () => {
    const IdentityProviderId = "e2398938-bf8f-40fa-b380-d538ece2bfc2";
    const { aveva } = setUp({ providerShown: true });
    expect(await aveva.userInvitations.create(USER, { IdentityProviderId })).toMatchObject({ IdentityProviderId });
  });

  it("expiredShown false: get of a user's expired invitation in v1 is a 404", async () => {
    const { fake, aveva } = setUp({ expiredShown: false });
    fake.invite({ UserId: USER, Expires: Date.now() - DAY });
    await expect(aveva.userInvitations.get(USER)).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    ["oldest", [0, 1, 2], [0, 1, 2]],
    ["newest", [2, 1, 0], [2, 1, 0]],
    ["unstable", [1, 2, 0], [2, 0, 1]],
  ] as const)("order %s: two lists in a row", async (order, ...lists) => {
    const users = [1, 2, 3].map((n) => `7c1b3a52-0000-4000-8000-00000000000${n}`);
    const { aveva } = setUp({ order, invitations: users.map((UserId) => ({ UserId })) });
    for (const list of lists) {
      const page = await firstOf(aveva.invitations.list().pages());
      expect(page?.items.map(({ UserId }) => users.indexOf(UserId))).toEqual(list);
    }
  });

  it("an invitation that was issued earlier is older, whenever it was added", async () => {
    const users = [3, 1, 2].map((day) => `7c1b3a52-0000-4000-8000-00000000000${day}`);
    const invitations = users.map((UserId) => ({ UserId, Issued: Date.UTC(2026, 0, Number(UserId.at(-1))) }));
    const { fake, aveva } = setUp({ invitations: invitations.map((one) => ({ ...one, Expires: Date.now() + DAY })) });
    const page = await firstOf(aveva.invitations.list().pages());
    for (const rows of [fake.invitations, page?.items ?? []])
      expect(rows.map(({ UserId }) => UserId)).toEqual(users.sort());
  });

  it("dateFormat utc: times end in Z, with up to seven digits", async () => {
    const { fake } = setUp({ dateFormat: "utc" });
    const { Issued } = fake.invite({ UserId: USER, Issued: Date.UTC(2026, 3, 30, 18, 14, 58, 230) });
    expect(Issued).toBe("2026-04-30T18:14:58.2301234Z");
  });

  it.each([
    ["none", {}],
    ["event", { EventId: "event-1" }],
    ["properties", { DynamicProperties: { Path: `/api/v1/Tenants/${TENANT}/Invitations/x` } }],
  ] as const)("errorExtras %s: error bodies have %j too", async (errorExtras, extras) => {
    const { aveva } = setUp({ errorExtras });
    const error = await aveva.invitations.get("x").catch((caught: unknown) => caught);
    const texts = {
      OperationId: "op-1",
      Error: expect.any(String),
      Reason: expect.any(String),
      Resolution: "Change it.",
    };
    expect((error as { body: unknown }).body).toEqual({ ...texts, ...extras });
  });

  it("zeroStateAbsent: a State of 0 is left out, and other states are not", async () => {
    const { fake } = setUp({ zeroStateAbsent: true });
    expect(fake.invite({ UserId: USER, mailed: false })).not.toHaveProperty("State");
    fake.withdraw(USER);
    expect(fake.invite({ UserId: USER })).toHaveProperty("State", 1);
  });
});
