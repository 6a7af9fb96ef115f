// If a spec loses something that a resource sends or reads, the package must not compile after `pnpm generate`.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SpecDocument } from "../../scripts/lib/project/spec-document.ts";
import { type ChangedPackage, copyPackage } from "./changed-package.ts";

type Change = (document: SpecDocument) => void;
type Loss = readonly [spec: string, brokenPlace: string, what: string, change: Change];
type Open = Record<string, { properties?: Record<string, unknown>; required?: string[] }>;

/** Removes a field from a schema. */
const withoutField =
  (schema: string, field: string): Change =>
  ({ components = {} }) => {
    const { properties = {}, required } = (components.schemas as Open)[schema] ?? {};
    expect(properties).toHaveProperty(field);
    delete properties[field];
    if (required) required.splice(0, required.length, ...required.filter((name) => name !== field));
  };

/** Removes a query parameter from an operation. */
const withoutQuery =
  (path: string, method: string, name: string): Change =>
  ({ paths }) => {
    const operation = paths[path]?.[method] as { parameters: { name?: string; $ref?: string }[] };
    const others = operation.parameters.filter((one) => one.name !== name && !one.$ref?.endsWith(`/${name}`));
    expect(others).toHaveLength(operation.parameters.length - 1);
    operation.parameters = others;
  };

/** Removes an operation. */
const withoutOperation =
  (path: string, method: string): Change =>
  ({ paths }) => {
    expect(paths[path]).toHaveProperty(method);
    delete (paths[path] as Record<string, unknown>)[method];
  };

const TENANT = "/Tenants/{tenantId}";
const create = "CreateBulkAccountInvitationsRequest";
const body = "InvitationCreateOrUpdate";
const cases: Readonly<Record<string, readonly Loss[]>> = {
  "kantata-ox": [
    ["", "create-many/", "the root of a bulk create", withoutField(create, "account_invitations")],
    ["", "create-many/", "per_page of a bulk create", withoutQuery("/account_invitations", "post", "per_page")],
    ["", "invitations/invitation-list.ts", "offset of list", withoutQuery("/account_invitations", "get", "offset")],
    [
      "",
      "invitations/account-invitations.ts",
      "the operation delete",
      withoutOperation("/account_invitations/{id}", "delete"),
    ],
    [
      "",
      "invitations/account-invitations.ts",
      "results of a reply",
      withoutField("AccountInvitationsResponse", "results"),
    ],
    ["", "envelope.ts", "inviter_id of a row", withoutField("AccountInvitation", "inviter_id")],
  ],
  "aveva-identity": [
    ["v1", "invitations/user-invitations.ts", "SendInvitation", withoutField(body, "SendInvitation")],
    ["v1-preview", "invitations/user-invitations.ts", "SendInvitation", withoutField(body, "SendInvitation")],
    ["v1-preview", "invitations/invitations.ts", "skip of list", withoutQuery(`${TENANT}/Invitations`, "get", "skip")],
    ["v1", "invitations/invitations.ts", "Id of a row", withoutField("Invitation", "Id")],
  ],
};

describe.each(Object.entries(cases))("%s does not compile without", (api, losses) => {
  let copy: ChangedPackage;
  beforeAll(async () => {
    copy = await copyPackage(api);
    expect(copy.brokenFiles()).toEqual([]);
  });
  afterAll(() => copy.remove());

  test.each(losses)("%s %s: %s", async (folder, place, _what, change) => {
    await copy.regenerate(folder, change);
    expect(copy.brokenFiles()).toContainEqual(expect.stringContaining(place));
  });
});
