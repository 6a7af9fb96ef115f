/** The operations of both versions, as the specs name them. v1-preview has seven of them. */
export type AvevaOperation =
  | "listInvitations"
  | "countInvitations"
  | "getInvitation"
  | "checkInvitation"
  | "updateInvitation"
  | "deleteInvitation"
  | "getUserInvitation"
  | "checkUserInvitation"
  | "createUserInvitation"
  | "createOrUpdateUserInvitation"
  | "deleteUserInvitation";

type Resource = "list" | "invitation" | "user";

/** What a path names. */
export interface AvevaRoute {
  readonly version: "v1" | "v1-preview";
  readonly tenantId: string;
  readonly resource: Resource;
  /** Id of the invitation or user; empty for the list. */
  readonly id: string;
}

const OPERATIONS: Readonly<Record<Resource, Readonly<Record<string, AvevaOperation>>>> = {
  list: { GET: "listInvitations", HEAD: "countInvitations" },
  invitation: {
    GET: "getInvitation",
    HEAD: "checkInvitation",
    PUT: "updateInvitation",
    DELETE: "deleteInvitation",
  },
  user: {
    GET: "getUserInvitation",
    HEAD: "checkUserInvitation",
    POST: "createUserInvitation",
    PUT: "createOrUpdateUserInvitation",
    DELETE: "deleteUserInvitation",
  },
};

const ONLY_V1: readonly string[] = [
  "countInvitations",
  "checkInvitation",
  "checkUserInvitation",
  "deleteUserInvitation",
];

export const AVEVA_OPERATIONS: readonly AvevaOperation[] = Object.values(OPERATIONS).flatMap((of) => Object.values(of));

/** Reads a path. The route of one user's invitation is plural in v1-preview and singular in v1. */
export function readRoute(path: string): AvevaRoute | undefined {
  const [, found, tenantId = "", rest = ""] = /^\/api\/(v1|v1-preview)\/Tenants\/([\w-]+)\/(.+)$/i.exec(path) ?? [];
  if (found === undefined) return undefined;
  const version = found.toLowerCase() === "v1" ? "v1" : "v1-preview";
  const ofUser = version === "v1" ? /^Users\/([\w-]+)\/Invitation$/i : /^Users\/([\w-]+)\/Invitations$/i;
  const user = ofUser.exec(rest)?.[1];
  if (user !== undefined) return { version, tenantId, resource: "user", id: user };
  const id = /^Invitations\/([\w-]+)$/i.exec(rest)?.[1];
  if (id !== undefined) return { version, tenantId, resource: "invitation", id };
  return /^Invitations$/i.test(rest) ? { version, tenantId, resource: "list", id: "" } : undefined;
}

/** The operation of a request, or undefined if the version has none. */
export function operationOn(method: string, route: AvevaRoute | undefined): AvevaOperation | undefined {
  const operation = route && OPERATIONS[route.resource][method];
  return operation === undefined || (route?.version !== "v1" && ONLY_V1.includes(operation)) ? undefined : operation;
}
