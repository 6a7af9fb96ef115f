import { fileURLToPath } from "node:url";
import { agreementOn, readContract } from "@invitation-clients/contract-kit";
import { describe, expect, expectTypeOf, it } from "vitest";
import { isPermission, PERMISSIONS } from "./index.js";
import type { AccountInvitationCreate } from "./types.js";
import * as validators from "./validate.js";

const SPEC = fileURLToPath(new URL("generated/openapi.json", import.meta.url));
const { validateAccountInvitationCreate, validateCreateAccountInvitationRequest } = validators;
const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };
const lines = (problems: readonly validators.Problem[] = []) =>
  problems.map(({ field, message }) => `${field}: ${message}`);

describe("each validator agrees with Ajv about the spec", () => {
  it.each(Object.entries(validators))("%s", async (name, validate) => {
    const { valid, invalid } = await agreementOn(SPEC, name.replace("validate", ""), (value) => validate(value).valid);
    // Otherwise the values are not near the spec.
    expect(Math.min(valid, invalid)).toBeGreaterThan(50);
  });
});

describe("the problems of a body", () => {
  it("are all named at once, each with its field", () => {
    const { valid, problems } = validateAccountInvitationCreate({
      full_name: 3,
      email_adress: "ada@example.com",
      permission: "admin",
      billability_target: "80",
      external_reference: { service_name: "a", service_model: "b", statuss: "pending", status: "Pending" },
    });
    expect(valid).toBe(false);
    expect(lines(problems)).toEqual([
      "email_address: is missing",
      "full_name: must be a string, not 3",
      'email_adress: is not a field here; did you mean "email_address"?',
      `permission: must be one of ${PERMISSIONS.join(", ")}; got "admin"; did you mean "administrator"?`,
      "billability_target: must be a whole number or true or false, not a string",
      "external_reference.service_model_ref: is missing",
      'external_reference.statuss: is not a field here; did you mean "status"?',
      'external_reference.status: must be one of successful, pending, failed; got "Pending"; did you mean "pending"?',
    ]);
  });

  it.each([
    ["no body", undefined, ": must be an object, not undefined"],
    ["a list", [ADA], ": must be an object, not a list"],
    ["an address that every object inherits", Object.create(ADA), "email_address: is missing"],
    ["a field that is undefined", { ...ADA, full_name: undefined }, "full_name: is missing"],
    ["a field with no name like it", { ...ADA, x: 1 }, "x: is not a field here: the fields are email_address"],
    ["a Date", { ...ADA, headline: new Date(0) }, "headline: must be a string, not Date"],
    ["NaN", { ...ADA, bill_rate_in_cents: Number.NaN }, "bill_rate_in_cents: must be a whole number, not NaN"],
  ])("%s", (_what, body, line) => {
    expect(lines(validateAccountInvitationCreate(body).problems)[0]).toContain(line);
  });

  it.each([
    ["neither form", {}, [": must have either account_invitation or account_invitations"]],
    ["a field without its root", ADA, [": must have either account_invitation or account_invitations"]],
    [
      "both forms",
      { account_invitation: ADA, account_invitations: [ADA] },
      [": must have either account_invitation or account_invitations, not both"],
    ],
    ["a text", "x", [": must be an object, not a string"]],
    ["nobody", { account_invitations: [] }, ["account_invitations: must have at least 1 item, not 0"]],
    [
      "51 people",
      { account_invitations: Array(51).fill(ADA) },
      ["account_invitations: must have at most 50 items, not 51"],
    ],
    [
      "wrong people in a list",
      { account_invitations: [ADA, {}, { ...ADA, permission: 1 }] },
      [
        "account_invitations[1].email_address: is missing",
        "account_invitations[1].full_name: is missing",
        "account_invitations[2].permission: must be a string, not 1",
      ],
    ],
    ["a wrong person", { account_invitation: { full_name: "A" } }, ["account_invitation.email_address: is missing"]],
  ])("of a request with %s", (_what, body, expected) => {
    expect(lines(validateCreateAccountInvitationRequest(body).problems)).toEqual(expected);
  });
});

it("a valid body is returned with its type", () => {
  const body: unknown = { ...ADA, headline: undefined };
  const result = validateAccountInvitationCreate(body);
  expect(result).toEqual({ valid: true, body });
  if (result.valid) expectTypeOf(result.body).toEqualTypeOf<AccountInvitationCreate>();
});

it("every example of the spec is valid", async () => {
  const operations = await readContract(SPEC);
  const bodies = new Map(
    Object.entries({
      createAccountInvitation: validateCreateAccountInvitationRequest,
      updateAccountInvitation: validators.validateUpdateAccountInvitationRequest,
      createWorkspaceInvitation: validators.validateCreateWorkspaceInvitationRequest,
    }),
  );
  const sending = operations.filter(({ requestExamples }) => requestExamples.length > 0);
  expect(sending.map(({ operationId }) => operationId).sort()).toEqual([...bodies.keys()].sort());
  for (const { operationId, requestExamples } of sending) {
    for (const { value } of requestExamples) expect(bodies.get(operationId)?.(value)).toMatchObject({ valid: true });
  }
});

it("PERMISSIONS are those of the spec, and isPermission accepts nothing else", () => {
  expect(PERMISSIONS).toEqual([
    "administrator",
    "reports_viewer_with_cost",
    "reports_viewer",
    "project_lead",
    "project_creator",
    "collaborator",
    "punch_clock",
  ]);
  expect(PERMISSIONS.every(isPermission)).toBe(true);
  for (const other of ["admin", "Administrator", "", undefined, null, 0, ["administrator"]])
    expect(isPermission(other)).toBe(false);
});
