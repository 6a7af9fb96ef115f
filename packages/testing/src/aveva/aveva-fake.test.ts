import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { afterEach, describe, expect, it, vi } from "vitest";
import { trouble } from "../trouble/trouble.js";
import { createAvevaFake } from "./aveva-fake.js";
import type { AvevaFakeOptions } from "./aveva-options.js";

const USER = "7c1b3a52-0000-4000-8000-000000000001";
const OTHER = "7c1b3a52-0000-4000-8000-000000000002";

function setUp(options: AvevaFakeOptions = {}) {
  const fake = createAvevaFake({ users: [USER, OTHER], ...options });
  const shared = { ...fake.clientOptions, maxRetries: 0 };
  return {
    fake,
    aveva: createAvevaIdentityClient({ apiVersion: "v1", ...shared }),
    preview: createAvevaIdentityClient({ apiVersion: "v1-preview", ...shared }),
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("what the fake remembers", () => {
  it("a create is an invitation, a mail and a request; its token requests are apart", async () => {
    const { fake, aveva } = setUp();
    const made = await aveva.userInvitations.create(USER, {});
    expect(fake.invitations).toEqual([made]);
    expect(fake.mails).toEqual([{ to: USER, at: expect.any(Number), operationId: "createUserInvitation" }]);
    expect(fake.requests).toMatchObject([
      { operationId: "createUserInvitation", method: "POST", body: {}, query: {}, status: 201 },
    ]);
    expect(fake.tokenRequests.map(({ operationId, status }) => `${operationId} ${status}`)).toEqual([
      "discoverTokenEndpoint 200",
      "requestToken 200",
    ]);
  });

  it("both versions show the same invitations, and every operation has its operationId", async () => {
    const { fake, aveva, preview } = setUp();
    await preview.userInvitations.create(USER, {});
    const invitation = await aveva.userInvitations.get(USER);
    await aveva.invitations.list().first();
    await aveva.invitations.count();
    await aveva.invitations.get(invitation.Id);
    await aveva.invitations.exists(invitation.Id);
    await aveva.invitations.update(invitation.Id, { SendInvitation: false });
    await aveva.userInvitations.exists(USER);
    await aveva.userInvitations.createOrUpdate(OTHER, {});
    await aveva.userInvitations.delete(OTHER);
    await preview.invitations.delete(invitation.Id);
    expect(fake.requests.map(({ operationId, status }) => `${operationId} ${status}`)).toEqual([
      "createUserInvitation 201",
      "getUserInvitation 200",
      "listInvitations 200",
      "countInvitations 200",
      "getInvitation 200",
      "checkInvitation 200",
      "updateInvitation 200",
      "checkUserInvitation 200",
      "createOrUpdateUserInvitation 201",
      "deleteUserInvitation 204",
      "deleteInvitation 204",
    ]);
    expect(fake.mails.map(({ to }) => to)).toEqual([USER, OTHER]);
    expect(fake.invitations).toEqual([]);
  });

  it("accept and invite change what the client sees, and mail nobody of ours", async () => {
    const { fake, aveva } = setUp({ invitations: [{ UserId: OTHER, mailed: false }] });
    fake.invite({ UserId: USER, Expires: new Date(Date.now() + 60_000) });
    expect(fake.accept(USER)).toMatchObject({ UserId: USER, State: 2, Accepted: expect.any(String) });
    expect(await aveva.userInvitations.get(USER)).toMatchObject({ State: 2 });
    await expect(aveva.userInvitations.create(OTHER, {})).rejects.toMatchObject({ status: 409 });
    expect(fake.mails).toEqual([]);
    expect(() => fake.accept(USER)).toThrow("has no invitation that can be accepted");
    expect(() => fake.invite({ UserId: USER })).toThrow("has an invitation already");
  });

  it("an invitation has the id that it is given, and no other gets it", async () => {
    const { fake, aveva } = setUp({ invitations: [{ UserId: OTHER, Id: "invitation-2" }] });
    expect(await aveva.invitations.get("invitation-2")).toMatchObject({ UserId: OTHER });
    expect(fake.invite({ UserId: USER }).Id).toBe("invitation-3");
    fake.withdraw(USER);
    expect(() => fake.invite({ UserId: USER, Id: "invitation-2" })).toThrow(
      "there is an invitation invitation-2 already",
    );
  });

  it("acceptedState 3: an invitation that was mailed and accepted has both bits", () => {
    const { fake } = setUp({ invitations: [{ UserId: USER }], acceptedState: 3 });
    expect(fake.accept(USER).State).toBe(3);
  });

  it("reset empties everything, and a client that has a token goes on", async () => {
    const { fake, aveva } = setUp({ invitations: [{ UserId: OTHER }] });
    await aveva.userInvitations.create(USER, {});
    fake.always(trouble.status(500));
    fake.reset();
    expect([fake.invitations, fake.mails, fake.requests, fake.tokenRequests]).toEqual([[], [], [], []]);
    expect(await aveva.invitations.count()).toBe(0);
    expect(fake.requests.map(({ status }) => status)).toEqual([200]);
  });
});

describe("what the fake serves", () => {
  it("everything goes through the fake's fetch, discovery and token included, and nothing through the platform's", async () => {
    const platform = vi.fn();
    vi.stubGlobal("fetch", platform);
    const { aveva, preview } = setUp();
    await aveva.invitations.count();
    await preview.invitations.list().first();
    expect(platform).not.toHaveBeenCalled();
  });

  it("only its own secret, tenant and users", async () => {
    const { fake, aveva } = setUp({ tenantId: "a-tenant" });
    const client = (given: object) =>
      createAvevaIdentityClient({ apiVersion: "v1", ...fake.clientOptions, maxRetries: 0, ...given });
    await expect(client({ clientSecret: "wrong" }).invitations.count()).rejects.toMatchObject({ name: "TokenError" });
    await expect(client({ tenantId: "other" }).invitations.get("x")).rejects.toThrow("The tenant does not exist");
    const stranger = "7c1b3a52-0000-4000-8000-000000000009";
    await expect(aveva.userInvitations.create(stranger, {})).rejects.toThrow(/404.*The user does not exist/);
    const unsigned = { clientId: undefined, clientSecret: undefined, accessToken: "another" };
    await expect(client(unsigned).invitations.count()).rejects.toMatchObject({ status: 401 });
    expect(fake.mails).toEqual([]);
  });

  it("anyToken takes a token that it did not issue", async () => {
    const { baseUrl, tenantId, fetch } = createAvevaFake({ anyToken: true }).clientOptions;
    const aveva = createAvevaIdentityClient({ apiVersion: "v1", baseUrl, tenantId, fetch, accessToken: "any" });
    expect(await aveva.invitations.count()).toBe(0);
  });

  it("tokenExpired: the client renews its token and the call succeeds", async () => {
    const { fake, aveva } = setUp();
    fake.next("createUserInvitation", trouble.tokenExpired());
    await aveva.userInvitations.create(USER, {});
    expect(fake.requests.map(({ status }) => status)).toEqual([401, 201]);
    expect(fake.tokenRequests.filter(({ operationId }) => operationId === "requestToken")).toHaveLength(2);
    expect(fake.mails).toHaveLength(1);
  });

  it("trouble for every call leaves token requests alone, unless they are named", async () => {
    const { fake, aveva } = setUp();
    fake.always(trouble.status(503));
    await expect(aveva.invitations.get("x")).rejects.toMatchObject({ name: "ApiError", status: 503 });
    const second = setUp();
    second.fake.next("requestToken", trouble.status(500), trouble.status(500), trouble.status(500));
    await expect(second.aveva.invitations.get("x")).rejects.toMatchObject({ name: "TokenError", outcome: "not-sent" });
    expect(second.fake.requests).toEqual([]);
  });

  it("wrong inputs are a 400", async () => {
    const { aveva } = setUp();
    for (const body of [{ IdentityProviderId: "google" }, { SendInvitation: "yes" }, { ExpiresDateTime: "soon" }]) {
      await expect(aveva.userInvitations.create(USER, body as never)).rejects.toMatchObject({ status: 400 });
    }
  });
});

describe("exchange, for whatever carries requests", () => {
  it("takes a request at any origin, and discovery names the token endpoint there", async () => {
    const fake = createAvevaFake();
    const request = { method: "GET", origin: "http://127.0.0.1:4010", headers: new Headers() };
    const target = "/identity/.well-known/openid-configuration";
    const found = await fake.exchange({ ...request, target });
    expect(found.form === "answer" && JSON.parse(found.answer.body ?? "")).toMatchObject({
      token_endpoint: "http://127.0.0.1:4010/identity/connect/token",
    });
    expect(await fake.exchange({ ...request, target: "/nowhere" })).toMatchObject({ answer: { status: 404 } });
    fake.always(trouble.refused());
    expect(await fake.exchange({ ...request, target: "/api/v1/Tenants/t/Invitations" })).toEqual({ form: "refused" });
  });

  it.each([false, true])("nulls: %s", (nulls) => {
    const { fake } = setUp({ invitations: [{ UserId: USER }], nulls });
    expect(Object.hasOwn(fake.invitations[0] ?? {}, "Accepted")).toBe(nulls);
  });
});

describe("wrong arguments", () => {
  it.each([
    [{ user: [] }, 'createAvevaFake has no "user"; did you mean "users"?'],
    [{ zone: 5.5 }, "zone must be a whole number from -12 to 14, and is 5.5"],
    [{ acceptedState: 1 }, "acceptedState must be one of 2, 3, and is 1"],
    [{ users: [USER, 7] }, "users[1] must be an id of letters, digits, _ and -, and is 7"],
    [{ users: [USER], invitations: [{ UserId: OTHER }] }, "see the option users"],
    [{ users: USER }, `users must be a list, and is "${USER}"`],
    [{ users: { a: 1 } }, "users must be a list, and is an object"],
    [{ tenantId: "a b" }, 'tenantId must be an id of letters, digits, _ and -, and is "a b"'],
    [{ pageLimit: 0 }, "pageLimit must be a whole number, at least 1, and is 0"],
    [{ baseUrl: "https://proxy.example/aveva" }, "baseUrl must be an http or https origin, without a path"],
    [{ invitations: {} }, "invitations must be a list, and is an object"],
    [{ invitations: [{ userId: USER }] }, 'invitations[0] has no "userId"; did you mean "UserId"?'],
    [{ invitations: [{}] }, "invitations[0]: UserId must be an id of letters, digits, _ and -, and is undefined"],
    [
      { invitations: [{ UserId: USER, Expires: "soon" }] },
      'invitations[0]: Expires must be a date from 1970 to 9998, and is "soon"',
    ],
    [
      { invitations: [{ UserId: USER, Issued: Number.NaN }] },
      "invitations[0]: Issued must be a date from 1970 to 9998, and is NaN",
    ],
    [{ invitations: [{ UserId: USER, mailed: 0 }] }, "invitations[0]: mailed must be true or false, and is 0"],
  ])("%j: %s", (options, message) => {
    expect(() => createAvevaFake(options as never)).toThrow(message);
  });
});
