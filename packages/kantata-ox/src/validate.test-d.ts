import {
  type AccountInvitationCreate,
  isPermission,
  type KantataClient,
  PERMISSIONS,
  type Permission,
  type WorkspaceInvitationCreate,
} from "@invitation-clients/kantata-ox";
import {
  type Problem,
  validateAccountInvitationCreate,
  validateCreateAccountInvitationRequest,
  validateWorkspaceInvitationCreate,
} from "@invitation-clients/kantata-ox/validate";
import { expectTypeOf, test } from "vitest";

declare const kantata: KantataClient;
declare const form: unknown;

test("a valid body has the type that its method takes; a wrong one has problems instead", () => {
  const result = validateAccountInvitationCreate(form);
  if (result.valid) {
    expectTypeOf(result.body).toEqualTypeOf<AccountInvitationCreate>();
    expectTypeOf(result.problems).toEqualTypeOf<undefined>();
    kantata.accountInvitations.create(result.body);
  } else {
    expectTypeOf(result.problems).toEqualTypeOf<readonly Problem[]>();
    expectTypeOf(result.body).toEqualTypeOf<undefined>();
  }
  // @ts-expect-error it is not known yet whether the body is valid
  kantata.accountInvitations.create(result.body);
  const { valid, body } = validateWorkspaceInvitationCreate(form);
  if (valid) expectTypeOf(body).toEqualTypeOf<WorkspaceInvitationCreate>();
});

test("a valid request can be sent by the raw api", () => {
  const { valid, body } = validateCreateAccountInvitationRequest(form);
  if (valid) kantata.api.POST("/account_invitations", { body });
});

test("problems cannot be changed", () => {
  const { problems } = validateAccountInvitationCreate(form);
  // @ts-expect-error a readonly field
  if (problems?.[0]) problems[0].message = "";
});

test("PERMISSIONS is a readonly tuple of exactly the permissions, and isPermission narrows", () => {
  expectTypeOf<(typeof PERMISSIONS)[number]>().toEqualTypeOf<Permission>();
  expectTypeOf(PERMISSIONS[0]).toEqualTypeOf<"administrator">();
  expectTypeOf(PERMISSIONS.length).toEqualTypeOf<7>();
  // @ts-expect-error readonly
  () => PERMISSIONS.push("king");
  if (isPermission(form)) expectTypeOf(form).toEqualTypeOf<Permission>();
});
