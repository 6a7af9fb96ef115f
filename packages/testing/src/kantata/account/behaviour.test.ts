import { createKantataClient } from "@invitation-clients/kantata-ox";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createKantataFake } from "../kantata-fake.js";
import type { KantataFakeOptions } from "../kantata-options.js";

function setUp(options: KantataFakeOptions = {}) {
  const fake = createKantataFake(options);
  return { fake, kantata: createKantataClient({ ...fake.clientOptions, maxRetries: 0 }) };
}

const person = (name: string) => ({ full_name: name, email_address: `${name.toLowerCase()}@example.com` });

afterEach(() => {
  vi.useRealTimers();
});

describe("ids that invitations are given", () => {
  it.each([true, false])(
    "an invitation has the id that it is given, and no other gets it (idsAscend: %s)",
    async (idsAscend) => {
      const { fake, kantata } = setUp({ invitations: [{ ...person("Ann"), id: 48213 }], idsAscend });
      expect(await kantata.accountInvitations.get(48213)).toMatchObject(person("Ann"));
      const next = Number((await kantata.accountInvitations.create(person("Bob"))).id);
      if (idsAscend) expect(next).toBe(48214);
      else expect(next).not.toBe(48213);
      expect(() => fake.invite({ ...person("Cleo"), id: 48213 })).toThrow(
        "invite: there is an invitation 48213 already",
      );
    },
  );
});

describe("the options about what no document settles", () => {
  it.each([
    [
      "objects",
      422,
      '{"errors":[{"type":"validation","field":"email_address","message":"Email address is invalid","index":0}]}',
    ],
    ["texts", 422, '{"errors":["Email address is invalid"]}'],
    ["error_message", 422, '{"error_message":"Email address is invalid"}'],
    ["none", 422, ""],
    ["oauth", 401, '{"error":"invalid_token","error_description":"Invalid OAuth 2 Request"}'],
  ] as const)("errors as %s, which the client reads", async (errorFormat, status, text) => {
    const { fake, kantata } = setUp({ errorFormat });
    const client = status === 401 ? createKantataClient({ ...fake.clientOptions, accessToken: "wrong" }) : kantata;
    const bad = { account_invitation: { full_name: "Ann", email_address: "none" } };
    const { response } = await client.api.POST("/account_invitations", { body: bad });
    const raw = await fake.exchange({
      method: "POST",
      origin: "https://any.example",
      target: "/api/v1/account_invitations",
      headers: new Headers({ authorization: `Bearer ${status === 401 ? "wrong" : fake.clientOptions.accessToken}` }),
      body: JSON.stringify(bad),
    });
    expect([response.status, raw.form === "answer" && (raw.answer.body ?? "")]).toEqual([status, text]);
    const error = await client.accountInvitations.create(bad.account_invitation).catch((caught: unknown) => caught);
    expect((error as Error).message).toContain(
      text === "" ? "422" : /Email address is invalid|Invalid OAuth/.exec(text)?.[0],
    );
  });

  it.each([
    [{}, 3, 20],
    [{ bulkAnswer: "20" }, 20, 20],
    [{ bulkAnswer: "all" }, 25, 25],
  ] as const)(
    "with %j, a bulk create of 25 with per_page=3 shows %d rows, and without it %d",
    async (options, asked, bare) => {
      const { kantata } = setUp({ ...options, duplicates: true });
      const account_invitations = Array.from({ length: 25 }, (_, n) => person(`Ann${n}`));
      const shown = async (query: object) =>
        (await kantata.api.POST("/account_invitations", { body: { account_invitations }, params: { query } })).data;
      expect((await shown({ per_page: 3 }))?.results).toHaveLength(asked);
      expect((await shown({}))?.results).toHaveLength(bare);
    },
  );

  it.each([
    [true, 200],
    [false, 422],
  ])("acceptedChange %s: update, resend and delete of an accepted invitation", async (acceptedChange, status) => {
    const { fake, kantata } = setUp({ acceptedChange });
    const { id } = fake.invite({ ...person("Ann"), pending: false });
    const settled = (call: Promise<unknown>) => call.then(() => 200).catch((error: { status: number }) => error.status);
    const { accountInvitations } = kantata;
    expect(await settled(accountInvitations.update(id, { permission: "collaborator" }))).toBe(status);
    expect(await settled(accountInvitations.resend(id))).toBe(status);
    expect(await settled(accountInvitations.delete(id))).toBe(status);
    expect(fake.mails).toHaveLength(status === 200 ? 1 : 0);
  });

  it("members false: an address whose invitation was accepted is refused", async () => {
    const { fake, kantata } = setUp({ members: false });
    fake.invite({ ...person("Ann"), pending: false });
    await expect(kantata.accountInvitations.create(person("ANN"))).rejects.toMatchObject({ status: 422 });
  });

  it("openProjects false: only members of the account can be invited to projects", async () => {
    const { fake, kantata } = setUp({ openProjects: false });
    fake.invite({ ...person("Ann"), pending: false });
    await kantata.workspaces.invite(7, { ...person("Ann"), invitee_role: "maven" });
    const stranger = kantata.workspaces.invite(7, { ...person("Bob"), invitee_role: "maven" });
    await expect(stranger).rejects.toMatchObject({ status: 422 });
    expect(fake.mails.map(({ to }) => to)).toEqual(["ann@example.com"]);
  });

  it("showFiltered strictly: get of an accepted invitation is a 404, whatever only_pending is", async () => {
    const { fake, kantata } = setUp({ showFiltered: "strictly" });
    const { id } = fake.invite({ ...person("Ann"), pending: false });
    await expect(kantata.accountInvitations.get(id, { only_pending: false })).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    [true, "2026-02-20"],
    [false, "2026-02-01"],
  ])("resendExtends %s: expiration_date after a resend", async (resendExtends, date) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 2) });
    const { fake, kantata } = setUp({ resendExtends });
    const { id } = fake.invite(person("Ann"));
    vi.setSystemTime(Date.UTC(2026, 0, 21));
    expect((await kantata.accountInvitations.resend(id)).expiration_date).toBe(date);
  });

  it("extraFields: objects have fields that no document names, and the client keeps them", async () => {
    const { kantata } = setUp({ extraFields: true });
    expect(await kantata.accountInvitations.create(person("Ann"))).toMatchObject({ generic: false });
  });

  it.each([
    [{ addressesShown: false }, { email_address: undefined, full_name: "Ann" }],
    [{ namesShown: false }, { email_address: "ann@example.com", full_name: undefined }],
    [{ idsAreNumbers: true }, { id: 4001 }],
  ])("%j: what a row then shows", async (options, shown) => {
    const { fake, kantata } = setUp(options);
    fake.invite(person("Ann"));
    const { data } = await kantata.api.GET("/account_invitations");
    const row = Object.values(data?.account_invitations ?? {})[0];
    expect({ ...row, email_address: row?.email_address, full_name: row?.full_name }).toMatchObject(shown);
    expect(fake.invitations[0]).toMatchObject({ ...person("Ann"), id: "4001" });
  });

  it.each([
    ["none", undefined],
    ["page", 1],
    ["true", 2],
  ] as const)("counts %s: the count of a page of one of two rows is %s", async (counts, count) => {
    const { fake, kantata } = setUp({ counts });
    for (const name of ["Ann", "Bob"]) fake.invite(person(name));
    const { data } = await kantata.api.GET("/account_invitations", { params: { query: { per_page: 1 } } });
    expect(data?.count).toBe(count);
  });
});
