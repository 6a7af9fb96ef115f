import type {
  AvevaErrorBody,
  Invitation,
  InvitationCreateOrUpdate,
  PreviewInvitationCreateOrUpdate,
} from "@invitation-clients/aveva-identity";
import type {
  AccountInvitation,
  AccountInvitationCreate,
  AccountInvitationUpdate,
  KantataErrorBody,
  Role,
  User,
  WorkspaceInvitation,
  WorkspaceInvitationCreate,
} from "@invitation-clients/kantata-ox";
import { expectTypeOf, test } from "vitest";
import { aveva, avevaPreview, kantata } from "./examples.js";

test("what the API returns has the types of the API packages", () => {
  expectTypeOf(kantata.accountInvitation()).toEqualTypeOf<AccountInvitation>();
  expectTypeOf(kantata.workspaceInvitation()).toEqualTypeOf<WorkspaceInvitation>();
  expectTypeOf(kantata.user()).toEqualTypeOf<User>();
  expectTypeOf(kantata.role()).toEqualTypeOf<Role>();
  expectTypeOf(kantata.error(422)).toEqualTypeOf<KantataErrorBody>();
  expectTypeOf(aveva.invitation()).toEqualTypeOf<Invitation>();
  expectTypeOf(avevaPreview.invitation()).toEqualTypeOf<Invitation>();
  expectTypeOf(aveva.error(404)).toEqualTypeOf<AvevaErrorBody>();
});

test("what a request takes can be passed to the clients", () => {
  expectTypeOf(kantata.accountInvitationCreate()).toExtend<AccountInvitationCreate>();
  expectTypeOf(kantata.accountInvitationUpdate()).toExtend<AccountInvitationUpdate>();
  expectTypeOf(kantata.workspaceInvitationCreate()).toExtend<WorkspaceInvitationCreate>();
  expectTypeOf(aveva.invitationCreateOrUpdate()).toExtend<InvitationCreateOrUpdate>();
  expectTypeOf(avevaPreview.invitationCreateOrUpdate()).toExtend<PreviewInvitationCreateOrUpdate>();
});

test("named examples have the type of their schema", () => {
  expectTypeOf(kantata.example("one-created").account_invitations).toEqualTypeOf<Record<string, AccountInvitation>>();
  expectTypeOf(aveva.example("three-invitations")).toEqualTypeOf<readonly Invitation[]>();
  // @ts-expect-error: no example of the spec.
  kantata.example("nothing");
  // @ts-expect-error: an example of v1 alone.
  avevaPreview.example("request-nulls");
});

test("overrides are checked", () => {
  kantata.accountInvitation({ full_name: "Ada", headline: null, permission: "a new one", invitee_id: undefined });
  kantata.error(422, { index: 3, field: undefined });
  // @ts-expect-error: a field that the API does not have.
  kantata.accountInvitation({ fullname: "Ada" });
  // @ts-expect-error: a required field cannot be left out.
  kantata.accountInvitation({ full_name: undefined });
  // @ts-expect-error: a wrong type.
  aveva.invitation({ State: "1" });
  // @ts-expect-error: a field of the other API.
  aveva.error(404, { message: "no" });
  // @ts-expect-error: a status without an example.
  kantata.error(500);
  // @ts-expect-error: v1-preview has no 408.
  avevaPreview.error(408);
});
