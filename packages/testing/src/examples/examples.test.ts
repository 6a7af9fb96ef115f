import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { aveva, avevaPreview, kantata } from "./examples.js";

const { resolve } = createRequire(import.meta.url);
type Document = { readonly components: { readonly examples: object; readonly schemas: object } };

/** Every function without arguments, with the schema of what it returns; and the statuses of `error`. */
const SETS: readonly [api: string, spec: string, set: object, schemas: Record<string, string>, statuses: number[]][] = [
  [
    "kantata",
    "@invitation-clients/kantata-ox/openapi.json",
    kantata,
    {
      accountInvitation: "AccountInvitation",
      accountInvitationCreate: "AccountInvitationCreate",
      accountInvitationUpdate: "AccountInvitationUpdate",
      workspaceInvitation: "WorkspaceInvitation",
      workspaceInvitationCreate: "WorkspaceInvitationCreate",
      user: "User",
      role: "Role",
    },
    [400, 401, 403, 404, 422, 429, 503],
  ],
  [
    "aveva",
    "@invitation-clients/aveva-identity/v1/openapi.json",
    aveva,
    { invitation: "Invitation", invitationCreateOrUpdate: "InvitationCreateOrUpdate" },
    [400, 401, 403, 404, 408, 409, 500],
  ],
  [
    "avevaPreview",
    "@invitation-clients/aveva-identity/v1-preview/openapi.json",
    avevaPreview,
    { invitation: "Invitation", invitationCreateOrUpdate: "InvitationCreateOrUpdate" },
    [400, 401, 403, 404, 409, 500],
  ],
];

describe.each(SETS)("%s", (api, spec, set, schemas, statuses) => {
  const made = set as Record<string, (...args: unknown[]) => Record<string, unknown>>;
  const call = (name: string, ...args: unknown[]) => made[name]?.(...args) as Record<string, unknown>;
  let document: Document;
  let check: (schema: string, value: unknown) => void;
  beforeAll(async () => {
    document = JSON.parse(await readFile(resolve(spec), "utf8"));
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    (formats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addSchema(document, "spec");
    check = (schema, value) => {
      const validate = ajv.getSchema(`spec#/components/schemas/${schema}`) as ValidateFunction;
      validate(value);
      expect(validate.errors).toBeNull();
    };
  });

  it("has these functions, and each returns what the spec allows", () => {
    expect(Object.keys(set).sort()).toEqual([...Object.keys(schemas), "error", "example"].sort());
    for (const [name, schema] of Object.entries(schemas)) check(schema, call(name));
    for (const status of statuses) check("ErrorResponse", call("error", status));
  });

  it("the check refuses what the spec does not allow", () => {
    for (const schema of Object.values(schemas)) expect(() => check(schema, 5)).toThrow();
  });

  it("returns every named example of the spec", () => {
    for (const [name, { value }] of Object.entries(document.components.examples)) {
      expect(call("example", name)).toEqual(value);
    }
  });

  it("returns new objects each time, so that a test cannot spoil another", () => {
    const first = Object.keys(document.components.examples)[0];
    for (const [name, ...args] of [...Object.keys(schemas).map((each) => [each]), ["error", 404], ["example", first]]) {
      const before = JSON.stringify(call(name as string, ...args));
      spoil(call(name as string, ...args));
      expect(JSON.stringify(call(name as string, ...args))).toBe(before);
    }
  });

  it("a misspelt field, an unknown status and an unknown name are errors that say so", () => {
    for (const name of Object.keys(schemas)) expect(() => call(name, { fullname: 1 })).toThrow(`${api}.${name} has no`);
    expect(() => call("error", 404, { reasn: "" })).toThrow(`${api}.error has no "reasn"`);
    expect(() => call("error", 418)).toThrow(`${api}.error: the spec has no example of a "418"; did you mean "4`);
    expect(() => call("example", "nothing")).toThrow(`${api}.example: there is no "nothing". Known: `);
  });
});

/** Removes everything that an object holds, at every depth. */
function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    spoil(Reflect.get(value, key));
    Reflect.deleteProperty(value, key);
  }
}

it("overrides replace fields, and undefined leaves an optional field out", () => {
  const row = kantata.accountInvitation({ full_name: "Ada Brandt", bill_rate_in_cents: undefined });
  expect(row).toMatchObject({ full_name: "Ada Brandt", email_address: "luis.rivera@example.com", pending: true });
  expect("bill_rate_in_cents" in row).toBe(false);
  expect(aveva.invitation({ State: 2 })).toMatchObject({ State: 2, Accepted: null });
});

it("errors: the spec's example, or entries with its type and message, or other fields", () => {
  expect(kantata.error(422).errors).toHaveLength(2);
  expect(kantata.error(422, { field: "full_name", message: "Full name can't be blank" }, { index: 3 })).toEqual({
    errors: [
      { type: "validation", message: "Full name can't be blank", field: "full_name" },
      { type: "validation", message: "Email address has already been invited", index: 3 },
    ],
  });
  expect(aveva.error(404, { Reason: "The user does not exist." })).toMatchObject({
    Reason: "The user does not exist.",
    Error: expect.any(String),
  });
});
