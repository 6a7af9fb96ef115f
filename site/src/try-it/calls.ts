import type { ApiName } from "../apis.ts";
import type { TryOperation } from "./operations.ts";
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

/** Whether an operation has a body. */
export function hasBody({ fields }: TryOperation): boolean {
  return fields.some((field) => field.in === "body");
}

/**
 * The call that a form describes: `(ids…, body?, params?)`, or `createMany(people, options?)`.
 *
 * @throws Error for an operation without a method
 */
export function callOf(operation: TryOperation, values: Values): Call {
  const { api, id, form } = operation;
  const [resource, method] = METHODS[api][id]?.split(".") ?? [];
  if (resource === undefined || method === undefined) throw new Error(`${id} has no method in calls.ts`);
  const query = Object.keys(values.query).length > 0 ? [values.query] : [];
  if (form === "many") return { resource, method: "createMany", args: [Object.values(values.body)[0], ...query] };
  // The tenant is an option of the client.
  const { tenantId: _, ...ids } = values.path;
  return { resource, method, args: [...Object.values(ids), ...(hasBody(operation) ? [values.body] : []), ...query] };
}

/** Sends a call with a client. A list is read up to `LIST_LIMIT` rows. `options` are for `createMany`. */
export function send(client: object, { resource, method, args }: Call, options: object): Promise<unknown> {
  type Method = (...args: readonly unknown[]) => unknown;
  const methods = (client as Readonly<Record<string, Readonly<Record<string, Method>>>>)[resource];
  const [people, params] = args;
  const given = method === "createMany" ? [people, { ...(params as object | undefined), ...options }] : args;
  const sent = methods?.[method]?.(...given);
  return method === "list"
    ? (sent as { toArray(options: object): Promise<unknown> }).toArray({ limit: LIST_LIMIT })
    : Promise.resolve(sent);
}
