import type { ApiName } from "./operations.ts";
import type { Values } from "./values.ts";

/** A method of a client and its arguments. */
export interface Call {
  readonly resource: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

const AVEVA: Readonly<Record<string, string>> = {
  listInvitations: "invitations.list",
  countInvitations: "invitations.count",
  getInvitation: "invitations.get",
  checkInvitation: "invitations.exists",
  updateInvitation: "invitations.update",
  deleteInvitation: "invitations.delete",
  getUserInvitation: "userInvitations.get",
  checkUserInvitation: "userInvitations.exists",
  createUserInvitation: "userInvitations.create",
  createOrUpdateUserInvitation: "userInvitations.createOrUpdate",
  deleteUserInvitation: "userInvitations.delete",
};

/** The method that sends each operation. */
const METHODS: Readonly<Record<ApiName, Readonly<Record<string, string>>>> = {
  "kantata-ox": {
    listAccountInvitations: "accountInvitations.list",
    createAccountInvitation: "accountInvitations.create",
    getAccountInvitation: "accountInvitations.get",
    updateAccountInvitation: "accountInvitations.update",
    deleteAccountInvitation: "accountInvitations.delete",
    resendAccountInvitation: "accountInvitations.resend",
    createWorkspaceInvitation: "workspaces.invite",
  },
  v1: AVEVA,
  "v1-preview": AVEVA,
};

/** Rows that a list is read up to. */
export const LIST_LIMIT = 50;

/**
 * The call that a form describes: `(ids…, body?, params?)`.
 *
 * @throws Error for an operation without a method
 */
export function callOf(api: ApiName, operationId: string, values: Values, hasBody: boolean): Call {
  const [resource, method] = METHODS[api][operationId]?.split(".") ?? [];
  if (resource === undefined || method === undefined) throw new Error(`${operationId} has no method in calls.ts`);
  // The tenant is an option of the client.
  const { tenantId: _, ...ids } = values.path;
  const query = Object.keys(values.query).length > 0 ? [values.query] : [];
  return { resource, method, args: [...Object.values(ids), ...(hasBody ? [values.body] : []), ...query] };
}

/** Sends a call with a client. A list is read up to `LIST_LIMIT` rows. */
export function send(client: object, { resource, method, args }: Call): Promise<unknown> {
  type Method = (...args: readonly unknown[]) => unknown;
  const methods = (client as Readonly<Record<string, Readonly<Record<string, Method>>>>)[resource];
  const sent = methods?.[method]?.(...args);
  return method === "list"
    ? (sent as { toArray(options: object): Promise<unknown> }).toArray({ limit: LIST_LIMIT })
    : Promise.resolve(sent);
}
