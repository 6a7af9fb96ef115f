import type { Lenient, Operation, OperationsOf, Page } from "@invitation-clients/runtime";
import type { components as V1, operations as V1Operations } from "./generated/v1/schema.js";
import type { components as Preview, operations as PreviewOperations } from "./generated/v1-preview/schema.js";

/** The versions of the API. `v1-preview` is the first documented contract, and `v1` became generally available. */
export type ApiVersion = "v1" | "v1-preview";

/** An invitation of a user to a tenant, as the API returns it. */
export type Invitation = V1["schemas"]["Invitation"];
/** Fields of an invitation that a request may set in v1. */
export type InvitationCreateOrUpdate = Lenient<V1["schemas"]["InvitationCreateOrUpdate"]>;
/** Fields of an invitation that a request may set in v1-preview. */
export type PreviewInvitationCreateOrUpdate = Lenient<Preview["schemas"]["InvitationCreateOrUpdate"]>;
/** The body of an error response; every field may be missing. */
export type AvevaErrorBody = V1["schemas"]["ErrorResponse"];

/** The operations that both versions have. A call of one of them must fit both specs. */
export type SharedOperations = {
  readonly [Id in keyof V1Operations & keyof PreviewOperations]: Operation<V1Operations[Id] | PreviewOperations[Id]>;
};

/**
 * The operations on one user's invitation. In v1, `get` takes no parameter, and its interface has none. So the spec of v1-preview
 * decides what may be sent.
 */
export type UserOperations = Omit<SharedOperations, "getUserInvitation"> &
  Pick<OperationsOf<PreviewOperations>, "getUserInvitation">;

/** A request body that fits both versions. */
export type SharedBody = InvitationCreateOrUpdate & PreviewInvitationCreateOrUpdate;

/** The request body of a version. */
export type BodyOf<V extends ApiVersion> = V extends "v1" ? InvitationCreateOrUpdate : PreviewInvitationCreateOrUpdate;

/** Filter and paging of `invitations.list`. */
export type ListParams = Readonly<Lenient<NonNullable<V1Operations["listInvitations"]["parameters"]["query"]>>>;

/** Filter of `invitations.count`. */
export type CountParams = Readonly<Lenient<NonNullable<V1Operations["countInvitations"]["parameters"]["query"]>>>;

/** Filter that shows expired invitations too. */
export interface ExpiredParams {
  /** Whether an expired invitation counts. @default false */
  readonly includeExpiredInvitations?: boolean | undefined;
}

/** One page of invitations. */
export type InvitationPage = Page<Invitation, undefined, undefined>;
