import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isConfigError, isResponseParseError } from "../index.js";
import { json, scriptedPreview, scriptedV1, USER } from "../test-support/scripted.js";

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const invitation = { Id: "1", State: 3 };

describe("create", () => {
  it("gives the invitation of a 201, and undefined for a 202", async () => {
    const created = scriptedV1(() => json(201, invitation));
    expect(await created.aveva.userInvitations.create(USER, {})).toEqual(invitation);
    const accepted = scriptedV1(() => json(202, undefined));
    expect(await accepted.aveva.userInvitations.create(USER, {})).toBeUndefined();
  });

  it("gives undefined for a 202 whose body is null; a 201 must have a body", async () => {
    const accepted = scriptedV1(() => json(202, null));
    expect(await accepted.aveva.userInvitations.create(USER, {})).toBeUndefined();
    expect(await accepted.aveva.userInvitations.createOrUpdate(USER, {})).toEqual({
      created: false,
      invitation: undefined,
    });
    const created = scriptedV1(() => json(201, "x"));
    expect(isResponseParseError(await failure(created.aveva.userInvitations.create(USER, {})))).toBe(true);
  });

  it("is not repeated after a 500, even without a mail, and the error says where to look", async () => {
    const { aveva, asked } = scriptedV1(() => json(500, { Reason: "Oops" }));
    const error = await failure(aveva.userInvitations.create(USER, { SendInvitation: false }));
    expect(error).toMatchObject({ status: 500, outcome: "unknown" });
    expect((error as Error).message).toContain("userInvitations.get(userId)");
    expect(asked).toHaveLength(1);
  });
});

describe("createOrUpdate", () => {
  it.each([
    [201, true],
    [200, false],
  ])("answered %d says created: %s", async (status, created) => {
    const { aveva } = scriptedV1(() => json(status, invitation));
    expect(await aveva.userInvitations.createOrUpdate(USER, {})).toEqual({ created, invitation });
  });

  it.each([
    [{ SendInvitation: false }, 3],
    [{ SendInvitation: true }, 1],
    [{}, 1],
    [{ SendInvitation: null }, 1],
  ])("with %j is sent %d times when the service answers 503", async (body, times) => {
    const { aveva, asked } = scriptedV1(() => json(503, undefined, { "retry-after": "0" }));
    await failure(aveva.userInvitations.createOrUpdate(USER, body as never));
    expect(asked).toHaveLength(times);
  });
});

describe("resend and extend", () => {
  it("always send SendInvitation, because the service mails if it is left out", async () => {
    const { aveva, asked } = scriptedPreview(() => json(200, invitation));
    await aveva.userInvitations.resend(USER);
    await aveva.userInvitations.extend(USER, "2027-01-31T12:00:00+01:00");
    await aveva.userInvitations.extend(USER, new Date(Date.UTC(2027, 0, 31)));
    expect(asked.map(({ body }) => body)).toEqual([
      { SendInvitation: true },
      { ExpiresDateTime: "2027-01-31T12:00:00+01:00", SendInvitation: false },
      { ExpiresDateTime: "2027-01-31T00:00:00.000Z", SendInvitation: false },
    ]);
  });

  it("takes a date of another realm, and a date object of another library", async () => {
    const { aveva, asked } = scriptedPreview(() => json(200, invitation));
    await aveva.userInvitations.extend(USER, runInNewContext("new Date(0)"));
    await aveva.userInvitations.extend(USER, { toJSON: () => "2027-01-31T12:00:00.000+01:00" } as never);
    expect(asked.map(({ body }) => (body as { ExpiresDateTime: string }).ExpiresDateTime)).toEqual([
      "1970-01-01T00:00:00.000Z",
      "2027-01-31T12:00:00.000+01:00",
    ]);
  });

  it.each([
    "2027-01-31T12:00:00",
    "2027-01-31",
    "soon",
    "",
    new Date(Number.NaN),
    runInNewContext("new Date(NaN)"),
    {},
    5,
    null,
    undefined,
  ])("extend to %o is refused", async (date) => {
    const { aveva, asked } = scriptedV1(() => json(200, invitation));
    expect(isConfigError(await failure(aveva.userInvitations.extend(USER, date as never)))).toBe(true);
    expect(asked).toHaveLength(0);
  });
});

describe("an answer that is not an invitation", () => {
  it.each([[[]], ["text"], [7], [null]])("%j is a ResponseParseError", async (body) => {
    const { aveva } = scriptedV1(() => json(200, body));
    expect(isResponseParseError(await failure(aveva.userInvitations.get(USER)))).toBe(true);
  });

  it("that is empty is a ResponseParseError too if the method promises an invitation", async () => {
    const { aveva } = scriptedV1(() => json(200, undefined));
    expect(isResponseParseError(await failure(aveva.userInvitations.get(USER)))).toBe(true);
    expect(isResponseParseError(await failure(aveva.invitations.update("1", {})))).toBe(true);
  });
});

describe("an error", () => {
  it("405 names the primary region", async () => {
    const { aveva } = scriptedV1(() => json(405, undefined));
    const error = await failure(aveva.userInvitations.resend(USER));
    expect((error as Error).message).toContain('region "uswe"');
  });

  it("shows the service's message whatever the content type is, and keeps unknown fields", async () => {
    const body = {
      OperationId: "op",
      Error: "Bad.",
      Reason: "No provider.",
      Resolution: "Pick one.",
      EventId: "e",
      More: 1,
    };
    const { aveva } = scriptedV1(() =>
      json(400, body, { "content-type": "application/json; charset=utf-8", "operation-id": "op" }),
    );
    const error = await failure(aveva.userInvitations.create(USER, {}));
    expect(error).toMatchObject({ body, requestId: "op" });
    expect((error as Error).message).toContain("Bad. No provider. Pick one.");
  });

  it("404 of v1-preview says that the service may have stopped answering it", async () => {
    const { aveva } = scriptedPreview(() => json(404, undefined));
    expect(((await failure(aveva.userInvitations.get(USER))) as Error).message).toContain('apiVersion "v1"');
  });
});
