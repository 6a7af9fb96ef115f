import type { Id, Lenient, Page } from "@invitation-clients/runtime";
import type { components, operations } from "./generated/schema.js";

type Schemas = components["schemas"];
type ListQuery = NonNullable<operations["listAccountInvitations"]["parameters"]["query"]>;
type GetQuery = NonNullable<operations["getAccountInvitation"]["parameters"]["query"]>;

/** An invitation to join an account, as the API returns it. */
export type AccountInvitation = Schemas["AccountInvitation"];
/** Fields of a new account invitation. */
export type AccountInvitationCreate = Lenient<Schemas["AccountInvitationCreate"]>;
/** Fields of an account invitation that can be changed. */
export type AccountInvitationUpdate = Lenient<Schemas["AccountInvitationUpdate"]>;
/** An invitation to a project, as the API returns it. */
export type WorkspaceInvitation = Schemas["WorkspaceInvitation"];
/** Fields of a new workspace invitation. */
export type WorkspaceInvitationCreate = Lenient<Schemas["WorkspaceInvitationCreate"]>;
/** A user that was included with an invitation. */
export type User = Schemas["User"];
/** A role that was included with an invitation. */
export type Role = Schemas["Role"];
/** Permission levels that a request may name. */
export type Permission = Schemas["Permission"];
/** The paging numbers of a response. */
export type Meta = Schemas["Meta"];
/** The body of every error response. */
export type KantataErrorBody = Schemas["ErrorResponse"];
/** One entry of an error body. `index` is the position of the refused row in a bulk create. */
export type KantataErrorEntry = Schemas["ErrorEntry"];

/** What each name of `include` adds to an invitation. */
export interface Includable {
  default_role: Role;
  invitee: User;
  inviter: User;
}

/** A name for `include`. */
export type Include = keyof Includable;

/**
 * A list of names for `include`. The second part is for editors: they offer every name as long as `I` cannot be inferred.
 */
export type IncludeList<I extends Include> = readonly (I | ([I] extends [never] ? Include : never))[];

/** An invitation with the objects that were included; null where the invitation has none. */
export type WithIncluded<I extends Include> = AccountInvitation & { [K in I]: Includable[K] | null };

/** Objects that were included, by id. Look them up with `Object.hasOwn`: an id may be a name that every object has. */
export interface IncludedMaps {
  readonly users: Readonly<Record<string, User>> | undefined;
  readonly roles: Readonly<Record<string, Role>> | undefined;
}

/** One page of account invitations. */
export type AccountInvitationPage<I extends Include = never> = Page<WithIncluded<I>, Meta | undefined, IncludedMaps>;

/** Which associated objects to fetch with an invitation. */
export interface IncludeParams<I extends Include = never> {
  /** Associated objects to fetch with it; each becomes a property of the invitation. */
  readonly include?: IncludeList<I> | undefined;
}

/** Filters, order and paging of `accountInvitations.list`. */
export interface ListParams<I extends Include = never>
  extends Readonly<Lenient<Omit<ListQuery, "include" | "only">>>,
    IncludeParams<I> {
  /** Fetches these ids, 150 per request; rows come in the order of these requests. */
  readonly only?: readonly Id[] | undefined;
}

/** Parameters of `accountInvitations.get`. */
export interface GetParams<I extends Include = never>
  extends Readonly<Lenient<Omit<GetQuery, "include">>>,
    IncludeParams<I> {}
