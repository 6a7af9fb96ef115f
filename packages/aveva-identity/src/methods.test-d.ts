import {
  type ApiError,
  type AvevaErrorBody,
  type AvevaIdentityPreviewClient,
  type AvevaIdentityV1Client,
  type CreatedOrUpdated,
  type CreateManyErrorEntry,
  type Invitation,
  InvitationState,
  isApiError,
  type Paginated,
} from "@invitation-clients/aveva-identity";
import { expectTypeOf, test } from "vitest";

declare const v1: AvevaIdentityV1Client;
declare const preview: AvevaIdentityPreviewClient;
const USER = "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40";
const UNTIL = "2026-04-15T00:00:00Z";

test("only v1 has count, exists and a user's delete", () => {
  expectTypeOf(v1.invitations.count).returns.resolves.toEqualTypeOf<number>();
  expectTypeOf(v1.invitations.exists).returns.resolves.toEqualTypeOf<boolean>();
  expectTypeOf(v1.userInvitations.exists).returns.resolves.toEqualTypeOf<boolean>();
  expectTypeOf(v1.userInvitations.delete).returns.resolves.toEqualTypeOf<undefined>();
  // @ts-expect-error v1-preview cannot count
  preview.invitations.count();
  // @ts-expect-error v1-preview has no HEAD of an invitation
  preview.invitations.exists("b41f6c0e");
  // @ts-expect-error v1-preview has no HEAD of a user's invitation
  preview.userInvitations.exists(USER);
  // @ts-expect-error v1-preview cannot delete by user
  preview.userInvitations.delete(USER);
});

test("includeExpiredInvitations is a parameter of v1-preview's user get, not of v1's", () => {
  preview.userInvitations.get(USER, { includeExpiredInvitations: true });
  v1.userInvitations.exists(USER, { includeExpiredInvitations: true });
  v1.userInvitations.get(USER, {}, { timeout: 1 });
  // @ts-expect-error v1 does not document it
  v1.userInvitations.get(USER, { includeExpiredInvitations: true });
  // @ts-expect-error options come third
  v1.userInvitations.get(USER, { timeout: 1 });
  // @ts-expect-error a misspelt parameter
  preview.userInvitations.get(USER, { includeExpired: true });
});

test("request bodies are closed, and every field is optional", () => {
  v1.userInvitations.create(USER, {});
  v1.userInvitations.create(USER, { ExpiresDateTime: UNTIL, SendInvitation: false, State: InvitationState.None });
  // @ts-expect-error Expires is received, ExpiresDateTime is sent
  v1.userInvitations.create(USER, { Expires: UNTIL });
  // @ts-expect-error a state that a request may not name
  v1.userInvitations.create(USER, { State: 3 });
  // @ts-expect-error a flag is a boolean
  v1.invitations.update("b41f6c0e", { SendInvitation: "false" });
  // @ts-expect-error the body is required
  v1.userInvitations.createOrUpdate(USER);
  v1.userInvitations.extend(USER, new Date());
  // @ts-expect-error a date is a text or a Date, not a number
  v1.userInvitations.extend(USER, 1_700_000_000);
});

test("null means unset in v1, and is not documented for v1-preview", () => {
  v1.invitations.update("b41f6c0e", { SendInvitation: null, IdentityProviderId: null });
  // @ts-expect-error v1-preview documents no null
  preview.invitations.update("b41f6c0e", { SendInvitation: null });
});

test("list parameters and options are closed", () => {
  v1.invitations.list({ skip: 100, count: 50, includeExpiredInvitations: true, query: "" }, { prefetch: 1 });
  // @ts-expect-error a misspelt parameter
  v1.invitations.list({ includeExpired: true });
  // @ts-expect-error at most one page ahead
  preview.invitations.list({}, { prefetch: 2 });
  // @ts-expect-error a misspelt option
  v1.invitations.get("b41f6c0e", { timout: 1 });
  expectTypeOf(v1.invitations.list()).toExtend<Paginated<Invitation>>();
});

test("create may resolve with undefined (202), createOrUpdate reports what it did", () => {
  expectTypeOf(v1.userInvitations.create).returns.resolves.toEqualTypeOf<Invitation | undefined>();
  expectTypeOf(v1.userInvitations.createOrUpdate).returns.resolves.toEqualTypeOf<CreatedOrUpdated>();
  expectTypeOf(v1.userInvitations.resend).returns.resolves.toEqualTypeOf<CreatedOrUpdated>();
  expectTypeOf(v1.invitations.get).returns.resolves.toEqualTypeOf<Invitation>();
});

test("createMany takes the body of each version with the user's id, and its results narrow by status", async () => {
  v1.userInvitations.createMany([{ userId: USER, SendInvitation: null }, { userId: USER }], { concurrency: 2 });
  // @ts-expect-error v1-preview documents no null
  preview.userInvitations.createMany([{ userId: USER, SendInvitation: null }]);
  // @ts-expect-error the id is required
  v1.userInvitations.createMany([{ SendInvitation: false }]);
  // @ts-expect-error a misspelt field
  v1.userInvitations.createMany([{ userId: USER, SendInvite: false }]);
  // @ts-expect-error a conflict answers it
  v1.userInvitations.createMany([], { skipExisting: true });
  // @ts-expect-error the whole run is aborted, not one call
  v1.userInvitations.createMany([], { onAborted: () => {} });
  const [result] = await v1.userInvitations.createMany([{ userId: USER }], {
    onSend: (positions, { watermark }) => console.log(positions, watermark),
    onResult: ({ status }, position) => console.log(status, position),
    resume: [{ positions: [0], sentAt: new Date(), watermark: { since: 0 } }],
  });
  if (result?.status === "created") expectTypeOf(result.invitation).toEqualTypeOf<Invitation>();
  if (result?.status === "rejected") {
    expectTypeOf(result.errors).toEqualTypeOf<readonly CreateManyErrorEntry[]>();
    expectTypeOf(result.errors[0]?.body?.Reason).toEqualTypeOf<string | undefined>();
  }
  // @ts-expect-error only a found invitation is there
  result?.invitation;
});

test("a received state is open: any integer, with names for the known ones", () => {
  expectTypeOf<3>().toExtend<Invitation["State"]>();
  expectTypeOf<Invitation["State"]>().not.toEqualTypeOf<number>();
  expectTypeOf(InvitationState.InvitationAccepted).toEqualTypeOf<2>();
  expectTypeOf<InvitationState>().toEqualTypeOf<0 | 1 | 2>();
  expectTypeOf<Invitation["Accepted"]>().toEqualTypeOf<string | null | undefined>();
});

test("isApiError narrows the status and the body, every field of which may be missing", () => {
  const error: unknown = undefined;
  if (isApiError(error, 409)) {
    expectTypeOf(error).toEqualTypeOf<ApiError<AvevaErrorBody, 409>>();
    expectTypeOf(error.status).toEqualTypeOf<409>();
    expectTypeOf(error.body?.Reason).toEqualTypeOf<string | undefined>();
    // @ts-expect-error a body may be missing
    error.body.Reason;
    // @ts-expect-error a field that no error has
    error.body?.errors;
  }
});
