import { createKantataClient } from "@invitation-clients/kantata-ox";
import { describe, expect, it } from "vitest";
import { type Trouble, trouble } from "../../trouble/trouble.js";
import { createKantataFake } from "../kantata-fake.js";
import type { KantataFakeOptions } from "../kantata-options.js";

function setUp(options: KantataFakeOptions = {}, ...first: Trouble[]) {
  const fake = createKantataFake(options);
  if (first.length > 0) fake.next("createAccountInvitation", ...first);
  return { fake, kantata: createKantataClient({ ...fake.clientOptions, maxRetries: 0 }) };
}

const person = (name: string) => ({ full_name: name, email_address: `${name.toLowerCase()}@example.com` });

describe("the oddities of Kantata OX, through the client", () => {
  it("1 and 2: results have ids as strings; arguments can be numbers or strings", async () => {
    const { kantata } = setUp();
    const { id } = await kantata.accountInvitations.create(person("Ann"));
    expect(id).toBe("4001");
    expect((await kantata.accountInvitations.get(4001)).id).toBe("4001");
    expect((await kantata.accountInvitations.get("4001")).id).toBe("4001");
  });

  it("3: billability_target is a number when created and when shown", async () => {
    const { kantata } = setUp();
    const made = await kantata.accountInvitations.create({ ...person("Ann"), billability_target: 80 });
    expect(made.billability_target).toBe(80);
  });

  it("4: POST answers 200; DELETE answers 204 without a body or content type", async () => {
    const { kantata } = setUp();
    const { response } = await kantata.api.POST("/account_invitations", {
      body: { account_invitation: person("Ann") },
    });
    expect(response.status).toBe(200);
    const deleted = await kantata.api.DELETE("/account_invitations/{id}", { params: { path: { id: 4001 } } });
    expect(deleted.response.status).toBe(204);
    expect(deleted.response.headers.has("content-type")).toBe(false);
    expect(deleted.data).toBeUndefined();
  });

  it("5: the show route answers 404 for an accepted invitation unless only_pending is false", async () => {
    const { fake, kantata } = setUp();
    const { id } = fake.invite({ ...person("Ann"), pending: false });
    await expect(kantata.accountInvitations.get(id)).rejects.toThrow(/404.*only_pending: false/);
    expect((await kantata.accountInvitations.get(id, { only_pending: false })).pending).toBe(false);
    const found = await kantata.accountInvitations.list({ only: [id], only_pending: false }).first();
    expect(found?.id).toBe(id);
  });

  it("6: `only` turns paging off although pages are counted, so each row is returned once", async () => {
    const { fake, kantata } = setUp();
    const only = Array.from({ length: 45 }, (_, n) => fake.invite(person(`Ann${n}`)).id);
    const rows = await kantata.accountInvitations.list({ only, per_page: 20 }).toArray({ limit: 999 });
    expect(rows).toHaveLength(45);
    expect(fake.requests).toHaveLength(1);
  });

  it("6: 151 ids of `only` are two requests", async () => {
    const { fake, kantata } = setUp();
    const only = Array.from({ length: 151 }, (_, n) => fake.invite(person(`Ann${n}`)).id);
    expect(await kantata.accountInvitations.list({ only }).toArray({ limit: 999 })).toHaveLength(151);
    expect(fake.requests).toHaveLength(2);
  });

  it("7: the server reduces per_page 1000 to 200 without an error, and no row is missed", async () => {
    const { fake, kantata } = setUp();
    for (let n = 0; n < 450; n += 1) fake.invite(person(`Ann${n}`));
    expect(await kantata.accountInvitations.list({ per_page: 1000 }).toArray({ limit: 999 })).toHaveLength(450);
    expect(fake.requests).toHaveLength(3);
  });

  it("8: a page past the end is empty and has the full count; a list without matches is page 0 of 0", async () => {
    const { fake, kantata } = setUp();
    fake.invite(person("Ann"));
    const pages = [];
    for await (const page of kantata.accountInvitations.list({ page: 7 }).pages()) pages.push(page);
    expect(pages).toMatchObject([{ items: [], count: 1, meta: { page_number: 7, page_count: 1 } }]);
    for await (const page of kantata.accountInvitations.list({ by_full_name: "nobody" }).pages()) {
      expect(page).toMatchObject({ items: [], count: 0, meta: { page_number: 0, page_count: 0 } });
    }
  });

  it("9: the server ignores an unknown include, filter and order, so the client refuses them", async () => {
    const { fake, kantata } = setUp();
    fake.invite({ ...person("Ann"), createdAt: Date.now() - 9_000 });
    fake.invite(person("Bob"));
    const { fetch, accessToken } = fake.clientOptions;
    const answer = await fetch(`${fake.baseUrl}/account_invitations?include=no&no=1&order=no:asc`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const body = await answer.json();
    expect(body.results.map(({ id }: { id: string }) => id)).toEqual(["4002", "4001"]);
    expect(Object.keys(body)).toEqual(["count", "meta", "results", "account_invitations"]);
    for (const params of [{ include: ["no"] }, { no: 1 }]) {
      const list = kantata.accountInvitations.list(params as never);
      await expect(list.first()).rejects.toMatchObject({ name: "ConfigError" });
    }
  });

  it("10: inviters and invitees share one map, and each is found by its own id", async () => {
    const { fake, kantata } = setUp();
    fake.invite({ ...person("Ann"), pending: false });
    const list = kantata.accountInvitations.list({ only_pending: false, include: ["inviter", "invitee"] });
    const row = await list.first();
    expect(row?.inviter).toMatchObject({ id: "777", full_name: "Otto Other" });
    expect(row?.invitee).toMatchObject({ id: "901", full_name: "Ann" });
  });

  it("11: rows come in the order of `results`, not in that of the map's keys", async () => {
    const { fake, kantata } = setUp();
    for (const [name, age] of [
      ["Ann", 1],
      ["Bob", 3],
      ["Cid", 2],
    ] as const) {
      fake.invite({ ...person(name), createdAt: Date.now() - age * 5_000 });
    }
    const rows = await kantata.accountInvitations.list().toArray({ limit: 9 });
    expect(rows.map(({ full_name }) => full_name)).toEqual(["Ann", "Cid", "Bob"]);
  });

  it.each([
    ["administrator", ["bill_rate_in_cents", "billability_target", "cost_rate_in_cents"]],
    ["project_lead", ["bill_rate_in_cents", "billability_target"]],
    ["collaborator", []],
  ] as const)(
    "12: a %s sees these rates and targets: %j; the others are absent, and not null",
    async (viewer, seen) => {
      const { kantata } = setUp({ viewer });
      const made = await kantata.accountInvitations.create(person("Ann"));
      const keys = Object.keys(made).filter((key) => /rate|target/.test(key));
      expect(keys.sort()).toEqual([...seen].sort());
    },
  );

  it("12: an included inviter is null if its id is not shown", async () => {
    const { kantata } = setUp({ idsShown: "never" });
    expect((await kantata.accountInvitations.create(person("Ann"), { include: ["inviter"] })).inviter).toBeNull();
  });

  it("14: errors have an index, and the message leaves out the field `base`", async () => {
    const { kantata } = setUp();
    const error = await kantata.accountInvitations
      .create({ ...person("Ann"), permission: "punch_clock" })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 422, body: { errors: [{ type: "validation", field: "base", index: 0 }] } });
    expect((error as Error).message).toContain("422: Punch Clock members need");
  });

  it.each([
    ['{"errors":["too bad"]}', "too bad"],
    ['{"error_message":"too bad"}', "too bad"],
    ['{"error":"invalid_token","error_description":"too bad"}', "too bad"],
  ])("14: the error body %s is read", async (body, message) => {
    const { kantata } = setUp(
      {},
      trouble.answer({ status: 400, body, headers: { "content-type": "application/json" } }),
    );
    const error = await kantata.accountInvitations.create(person("Ann")).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 400, outcome: "rejected", body: { errors: [{ message }] } });
  });

  it.each([
    [undefined, undefined],
    ["7", 7_000],
  ])("15: 429 with Retry-After %s and no body", async (value, retryAfter) => {
    const headers: Record<string, string> = value === undefined ? {} : { "retry-after": value };
    const { kantata } = setUp({}, trouble.answer({ status: 429, headers }));
    const error = await kantata.accountInvitations.create(person("Ann")).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 429, outcome: "rejected", retryAfter, body: undefined });
  });

  it.each([500, 502, 504])("15: a create with an undeclared %d is unknown", async (status) => {
    const { kantata } = setUp({}, trouble.html({ status, commitAfter: 0 }));
    const error = await kantata.accountInvitations.create(person("Ann")).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status, outcome: "unknown" });
  });

  it("16: the token is sent in a bearer header, and a wrong token gets a 401", async () => {
    const fake = createKantataFake({ accessToken: "right" });
    const kantata = createKantataClient({ ...fake.clientOptions, accessToken: "token" });
    const error = await kantata.accountInvitations.get(1).catch((caught: unknown) => caught);
    expect(fake.requests[0]?.headers.authorization).toBe("Bearer token");
    expect(error).toMatchObject({ status: 401, body: { errors: [{ type: "oauth" }] }, requestId: "req-1" });
  });

  it("17: a workspace invitation gets an id that no route accepts", async () => {
    const { fake, kantata } = setUp();
    const made = await kantata.workspaces.invite(7, { ...person("Ann"), invitee_role: "maven" });
    expect(made).toMatchObject({ full_name: "Ann", message: null });
    expect(await kantata.accountInvitations.list({ only_pending: false }).first()).toBeUndefined();
    expect(fake.mails.map(({ to }) => to)).toEqual(["ann@example.com"]);
  });

  it("18: expiration_date stays a string", async () => {
    const { kantata } = setUp();
    expect((await kantata.accountInvitations.create(person("Ann"))).expiration_date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it("19: the server sorts the rows of a bulk create and shows 20; createMany asks for all and matches them by address", async () => {
    const { kantata } = setUp({ ties: "shuffled" });
    const people = Array.from({ length: 30 }, (_, n) => person(`Ann${n}`));
    const { data } = await kantata.api.POST("/account_invitations", { body: { account_invitations: people } });
    expect([data?.count, data?.results?.length]).toEqual([30, 20]);
    const others = Array.from({ length: 30 }, (_, n) => person(`Bob${n}`));
    const results = await kantata.accountInvitations.createMany(others);
    expect(results.map((result) => result.status === "created" && result.invitation.full_name)).toEqual(
      others.map(({ full_name }) => full_name),
    );
  });

  it("20: fields without a value are null", async () => {
    const { kantata } = setUp();
    const made = await kantata.accountInvitations.create(person("Ann"));
    expect(made).toMatchObject({ headline: null, invitee_id: null, default_role_id: null, bill_rate_in_cents: null });
  });
});
