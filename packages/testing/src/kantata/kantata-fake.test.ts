import { createKantataClient, isApiError } from "@invitation-clients/kantata-ox";
import { describe, expect, it } from "vitest";
import { trouble } from "../trouble/trouble.js";
import { createKantataFake } from "./kantata-fake.js";
import type { KantataFakeOptions } from "./kantata-options.js";

const ADA = { full_name: "Ada Brandt", email_address: "ada@example.com" };
const BEN = { full_name: "Ben Okafor", email_address: "Ben@Example.com" };

function setUp(options: KantataFakeOptions = {}) {
  const fake = createKantataFake(options);
  return { fake, kantata: createKantataClient({ ...fake.clientOptions, maxRetries: 0 }) };
}

describe("what the fake remembers", () => {
  it("a create is an invitation, a mail and a request", async () => {
    const { fake, kantata } = setUp();
    const before = Date.now();
    const made = await kantata.accountInvitations.create(BEN, { include: ["inviter"] });
    expect(made.inviter?.full_name).toBe("Ada Admin");
    expect(fake.invitations).toMatchObject([{ id: made.id, pending: true, permission: "collaborator", ...BEN }]);
    expect(fake.mails).toEqual([
      { to: "Ben@Example.com", at: expect.any(Number), operationId: "createAccountInvitation" },
    ]);
    expect(fake.mails[0]?.at).toBeGreaterThanOrEqual(before);
    expect(fake.requests).toMatchObject([
      {
        operationId: "createAccountInvitation",
        method: "POST",
        path: "/api/v1/account_invitations",
        query: { include: "inviter" },
        headers: { authorization: "Bearer fake-kantata-token" },
        body: { account_invitation: BEN },
        status: 200,
      },
    ]);
  });

  it("every operation has its operationId, its status and its mails", async () => {
    const { fake, kantata } = setUp({ invitations: [ADA] });
    const { id } = fake.invitations[0] as { id: string };
    await kantata.accountInvitations.list().first();
    await kantata.accountInvitations.get(id);
    await kantata.accountInvitations.update(id, { permission: "project_lead" });
    await kantata.accountInvitations.resend(id);
    await kantata.workspaces.invite(7, { ...BEN, invitee_role: "maven" });
    await kantata.accountInvitations.delete(id);
    await expect(kantata.accountInvitations.get(id)).rejects.toMatchObject({ status: 404 });
    expect(fake.requests.map(({ operationId, status }) => `${operationId} ${status}`)).toEqual([
      "listAccountInvitations 200",
      "getAccountInvitation 200",
      "updateAccountInvitation 200",
      "resendAccountInvitation 200",
      "createWorkspaceInvitation 200",
      "deleteAccountInvitation 204",
      "getAccountInvitation 404",
    ]);
    expect(fake.mails.map(({ to, operationId }) => `${to} ${operationId}`)).toEqual([
      "ada@example.com resendAccountInvitation",
      "Ben@Example.com createWorkspaceInvitation",
    ]);
    expect(fake.invitations).toEqual([]);
  });

  it("an update does not change the body that was recorded", async () => {
    const { fake, kantata } = setUp();
    const { id } = await kantata.accountInvitations.create(ADA);
    await kantata.accountInvitations.update(id, { permission: "administrator" });
    expect(fake.invitations[0]?.permission).toBe("administrator");
    expect(fake.requests[0]?.body).toEqual({ account_invitation: ADA });
  });

  it("the status of a request is undefined until it is answered, and after a lost connection", async () => {
    const { fake, kantata } = setUp();
    fake.next("getAccountInvitation", trouble.slow(20));
    const call = kantata.accountInvitations.get(1).catch(() => {});
    await expect.poll(() => fake.requests.length).toBe(1);
    expect(fake.requests[0]).toHaveProperty("status", undefined);
    await call;
    expect(fake.requests[0]).toHaveProperty("status", 404);
    fake.next("getAccountInvitation", trouble.lostAfterCommit());
    await kantata.accountInvitations.get(1).catch(() => {});
    expect(fake.requests[1]).toHaveProperty("status", undefined);
  });

  it("accept: the invitation is no longer pending and has an invitee, and the address can be invited again", async () => {
    const { fake, kantata } = setUp({ invitations: [ADA] });
    expect(fake.accept("ADA@example.com")).toMatchObject({ pending: false, invitee_id: expect.any(String) });
    expect(await kantata.accountInvitations.list().first()).toBeUndefined();
    const list = kantata.accountInvitations.list({ only_pending: false, include: ["invitee"] });
    expect((await list.first())?.invitee?.full_name).toBe("Ada Brandt");
    expect(() => fake.accept(ADA.email_address)).toThrow("ada@example.com has no pending invitation");
    expect(await kantata.accountInvitations.create(ADA)).toMatchObject({ pending: true });
  });

  it("invite: somebody else's invitation is listed and is not among our mails", async () => {
    const { fake, kantata } = setUp();
    expect(fake.invite({ ...ADA, permission: "administrator" })).toMatchObject({ permission: "administrator" });
    expect((await kantata.accountInvitations.list({ include: ["inviter"] }).first())?.inviter?.full_name).toBe(
      "Otto Other",
    );
    await expect(kantata.accountInvitations.create(ADA)).rejects.toMatchObject({ status: 422 });
    expect(fake.mails).toEqual([]);
  });
});

describe("the defaults that callers rely on", () => {
  it("an address with a pending invitation is refused with 422, in any letter case, and twice in one request", async () => {
    const { fake, kantata } = setUp({ invitations: [ADA] });
    const again = { ...ADA, email_address: "Ada@Example.com" };
    const error = await kantata.accountInvitations.create(again).catch((caught: unknown) => caught);
    expect(isApiError(error, 422) && error.body).toEqual({
      errors: [
        { type: "validation", field: "email_address", message: "Email address has already been invited", index: 0 },
      ],
    });
    const body = { account_invitations: [BEN, BEN] };
    const { response } = await kantata.api.POST("/account_invitations", { body });
    expect([response.status, fake.mails.length, fake.invitations.length]).toEqual([422, 0, 1]);
  });

  it("duplicates: true invites an address again", async () => {
    const { fake, kantata } = setUp({ invitations: [ADA], duplicates: true });
    await kantata.accountInvitations.create(ADA);
    expect(fake.invitations).toHaveLength(2);
  });

  it("any token but its own is refused with 401, unless anyToken", async () => {
    for (const anyToken of [false, true]) {
      const fake = createKantataFake({ anyToken });
      const kantata = createKantataClient({ ...fake.clientOptions, accessToken: "another" });
      const call = kantata.accountInvitations.create(ADA);
      if (anyToken) await call;
      else await expect(call).rejects.toThrow(/401.*Invalid OAuth 2 Request/);
      expect(fake.mails).toHaveLength(anyToken ? 1 : 0);
    }
  });

  it("sendsMail: false invites and mails nobody", async () => {
    const { fake, kantata } = setUp({ sendsMail: false });
    await kantata.accountInvitations.create(ADA);
    expect([fake.invitations.length, fake.mails.length]).toEqual([1, 0]);
  });

  it("listLag: lists show a created invitation later", async () => {
    const { fake, kantata } = setUp({ listLag: 1_000_000 });
    await kantata.accountInvitations.create(ADA);
    expect(await kantata.accountInvitations.list().first()).toBeUndefined();
    expect(fake.invitations).toHaveLength(1);
  });

  it.each([
    ["date", /^\d{4}-\d\d-\d\d$/],
    ["date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/],
  ] as const)("expirationFormat %s", (expirationFormat, pattern) => {
    const { fake } = setUp({ invitations: [ADA], expirationFormat });
    expect(fake.invitations[0]?.expiration_date).toMatch(pattern);
  });

  it("createMany: 120 people end as created, nobody is mailed twice, and a lost answer changes nothing about it", async () => {
    const { fake, kantata } = setUp();
    const people = Array.from({ length: 60 }, (_, n) => ({ full_name: `P ${n}`, email_address: `p${n}@example.com` }));
    const results = await kantata.accountInvitations.createMany(people);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["created"]));
    expect(new Set(fake.mails.map(({ to }) => to)).size).toBe(60);
    expect(fake.mails).toHaveLength(60);
  });
});

describe("fakes are apart", () => {
  it("two fakes do not meet, and parallel calls are all remembered", async () => {
    const [one, two] = [setUp(), setUp()];
    one.fake.always(trouble.status(503));
    const people = Array.from({ length: 20 }, (_, n) => ({ full_name: `P${n}`, email_address: `p${n}@example.com` }));
    await Promise.all(people.map((person) => two.kantata.accountInvitations.create(person)));
    expect([two.fake.invitations.length, two.fake.mails.length, two.fake.requests.length]).toEqual([20, 20, 20]);
    expect([one.fake.invitations.length, one.fake.requests.length]).toEqual([0, 0]);
  });

  it("reset empties invitations, mails, requests and troubles, in the arrays that a test already has", async () => {
    const { fake, kantata } = setUp({ invitations: [ADA] });
    const { mails, requests } = fake;
    await kantata.accountInvitations.create(BEN);
    fake.next("createAccountInvitation", trouble.status(500));
    fake.always("createAccountInvitation", trouble.status(501));
    fake.always(trouble.status(502));
    fake.reset();
    expect([fake.invitations, mails, requests]).toEqual([[], [], []]);
    expect((await kantata.accountInvitations.create(BEN)).id).toBe("4001");
    expect(mails).toHaveLength(1);
  });

  it("the fetch answers the API's own routes only, and its error ends a call at once as not sent", async () => {
    const fake = createKantataFake();
    const { fetch } = fake.clientOptions;
    await expect(fetch("https://example.com/api/v1/account_invitations")).rejects.toThrow(
      "the fake of createKantataFake answers only https://api.mavenlink.com/api/v1, and not GET https://example.com",
    );
    await expect(fetch("https://api.mavenlink.com/api/v10/account_invitations")).rejects.toThrow("answers only");
    await expect(fetch(`${fake.baseUrl}/users?token=secret`)).rejects.toThrow(
      "has no route GET https://api.mavenlink.com/api/v1/users. Give",
    );
    const lost = createKantataClient({ ...fake.clientOptions, baseUrl: "https://elsewhere.example" });
    const error = await lost.accountInvitations.get(1).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ outcome: "not-sent", message: expect.stringContaining("clientOptions") });
    expect(fake.requests).toEqual([]);
  });

  it("the fetch refuses what the platform's refuses: a GET with a body", async () => {
    const fake = createKantataFake();
    const call = fake.clientOptions.fetch(`${fake.baseUrl}/account_invitations`, { method: "GET", body: "{}" });
    await expect(call).rejects.toThrow("GET/HEAD method cannot have body");
    expect(fake.requests).toEqual([]);
  });

  it("the fetch takes what the platform's takes: a URL, a Request", async () => {
    const fake = createKantataFake({ baseUrl: "http://localhost:1/some/base" });
    const { fetch, accessToken } = fake.clientOptions;
    const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
    const init = { method: "post", headers };
    const body = JSON.stringify({ account_invitation: ADA });
    const url = `${fake.baseUrl}/account_invitations`;
    expect((await fetch(new Request(url, { ...init, method: "POST", body }))).status).toBe(200);
    expect((await fetch(new URL(url), { ...init, body: new Blob([body]) })).status).toBe(422);
    expect(fake.requests.map(({ body }) => body)).toEqual([{ account_invitation: ADA }, { account_invitation: ADA }]);
  });
});

describe("wrong arguments", () => {
  it.each([
    [{ invitation: [] }, 'createKantataFake has no "invitation"; did you mean "invitations"?'],
    [{ acessToken: "x" }, 'did you mean "accessToken"?'],
    [{ colour: 1 }, 'createKantataFake has no "colour". Known: invitations, accessToken'],
    [null, "createKantataFake takes an object, and got null"],
    [{ viewer: "admin" }, 'viewer must be one of "administrator", "project_lead", "collaborator", and is "admin"'],
    [{ listLag: "5" }, 'listLag must be a whole number, at least 0, and is "5"'],
    [{ baseUrl: "localhost:1" }, "baseUrl must be an absolute http or https URL"],
    [{ accessToken: "" }, "accessToken must be a text that is not empty"],
    [{ duplicates: 1 }, "duplicates must be true or false, and is 1"],
    [{ baseUrl: "http://u:p@localhost:1/api" }, "baseUrl must be an absolute http or https URL"],
    [{ baseUrl: "http://localhost:1/api?a=1" }, "without credentials, query and fragment"],
    [{ pageLimit: 0 }, "pageLimit must be a whole number from 1 to 200, and is 0"],
    [{ pageLimit: 201 }, "pageLimit must be a whole number from 1 to 200, and is 201"],
    [{ invitations: "ada" }, 'invitations must be a list, and is "ada"'],
    [{ invitations: { email_address: "a@b.c" } }, "invitations must be a list, and is an object"],
    [{ refusals: "first" }, 'createKantataFake: refusals takes an object, and got "first"'],
    [{ refusals: { idx: "all", atomic: true } }, 'refusals has no "idx"'],
    [{ refusals: { index: "al", atomic: true } }, 'refusals: index must be one of "all", "first", "none", and is "al"'],
    [{ refusals: { index: "all", atomic: "no" } }, 'refusals: atomic must be true or false, and is "no"'],
    [{ refusals: { index: "first" } }, "refusals: atomic must be true or false, and is undefined"],
    [{ refusals: { atomic: true } }, 'refusals: index must be one of "all", "first", "none", and is undefined'],
    [{ rewrites: ["lower"] }, "rewrites takes an object, and got an array"],
    [{ rewrites: { adress: ["lower"] } }, 'rewrites has no "adress"; did you mean "address"?'],
    [{ rewrites: { address: "lower" } }, 'rewrites: address must be a list, and is "lower"'],
    [{ rewrites: { address: ["lower", "lowr"] } }, 'rewrites: address[1] must be one of "lower", "nfc"'],
    [
      { rewrites: { name: "title" } },
      'rewrites: name must be "upper", "lower" or a whole number, at least 1, and is "title"',
    ],
    [{ rewrites: { name: -1 } }, "rewrites: name must be"],
    [{ invitations: [{ email: "a@b.c", full_name: "A" }] }, 'invitations[0] has no "email"'],
    [{ invitations: [ADA, "ben@example.com"] }, 'invitations[1] takes an object, and got "ben@example.com"'],
    [
      { invitations: [{ email_address: "none", full_name: "A" }] },
      "invitations[0]: email_address: Email address is invalid",
    ],
    [{ invitations: [{ ...ADA, pending: "no" }] }, 'invitations[0]: pending must be true or false, and is "no"'],
    [{ invitations: [{ ...ADA, id: "7" }] }, 'invitations[0]: id must be a whole number, at least 1, and is "7"'],
    [{ invitations: [{ ...ADA, mine: 1 }] }, "invitations[0]: mine must be true or false, and is 1"],
    [{ invitations: [{ ...ADA, createdAt: 8.64e15 }] }, "invitations[0]: createdAt must be a date"],
    [
      { invitations: [{ ...ADA, createdAt: "soon" }] },
      'invitations[0]: createdAt must be a date from 1970 to 9998, and is "soon"',
    ],
    [
      { invitations: [{ ...ADA, createdAt: null }] },
      "invitations[0]: createdAt must be a date from 1970 to 9998, and is null",
    ],
    [{ invitations: [{ ...ADA, permission: "admin" }] }, "invitations[0]: permission: permission is invalid"],
  ])("%j: %s", (options, message) => {
    expect(() => createKantataFake(options as never)).toThrow(message);
  });

  it.each([
    [{ ...ADA, pending: "no" }, 'invite: pending must be true or false, and is "no"'],
    [{ ...ADA, email_adress: "a@b.c" }, 'invite has no "email_adress"; did you mean "email_address"?'],
    [undefined, "invite takes an object, and got undefined"],
  ])("invite(%j): %s", (invitation, message) => {
    expect(() => createKantataFake().invite(invitation as never)).toThrow(message);
  });
});
