import type {
  AccountInvitationCreate,
  CallOptions,
  Include,
  KantataClient,
  ListParams,
  WorkspaceInvitationCreate,
} from "@invitation-clients/kantata-ox";
import { type EnvelopeExample, rowsOf } from "./envelope.js";

/** One public method, called so that one operation of the spec answers it. */
export interface ContractMethod {
  readonly name: string;
  readonly operationId: string;
  readonly call: (client: KantataClient, include: readonly Include[], options?: CallOptions) => Promise<unknown>;
  /** What it resolves with when the operation answers this body. */
  readonly expected: (body: EnvelopeExample, include: readonly Include[]) => unknown;
  /** Whether the method takes `include`. */
  readonly includes: boolean;
}

const PERSON = { email_address: "mina.okafor@example.com", full_name: "Mina Okafor" };
const first = (body: EnvelopeExample, include: readonly Include[]): unknown => rowsOf(body, include)[0];

/** Every method that throws for an error answer. `createMany` never does, and has its own tests. */
export const METHODS: readonly ContractMethod[] = [
  {
    name: "accountInvitations.list, its first page",
    operationId: "listAccountInvitations",
    includes: true,
    call: ({ accountInvitations }, include, options) =>
      firstPage(accountInvitations.list({ include }, options).pages()),
    expected: (body, include) => ({
      items: rowsOf(body, include),
      count: body.meta?.count ?? body.count,
      meta: body.meta,
      included: { users: body.users, roles: body.roles },
    }),
  },
  {
    name: "accountInvitations.list, row by row",
    operationId: "listAccountInvitations",
    includes: true,
    call: ({ accountInvitations }, include, options) =>
      accountInvitations.list({ include }, options).toArray({ limit: 100 }),
    expected: rowsOf,
  },
  {
    name: "accountInvitations.get",
    operationId: "getAccountInvitation",
    includes: true,
    call: ({ accountInvitations }, include, options) => accountInvitations.get(48213, { include }, options),
    expected: first,
  },
  {
    name: "accountInvitations.create",
    operationId: "createAccountInvitation",
    includes: true,
    call: ({ accountInvitations }, include, options) => accountInvitations.create(PERSON, { include }, options),
    expected: first,
  },
  {
    name: "accountInvitations.update",
    operationId: "updateAccountInvitation",
    includes: true,
    call: ({ accountInvitations }, include, options) =>
      accountInvitations.update("48213", { permission: "administrator" }, { include }, options),
    expected: first,
  },
  {
    name: "accountInvitations.resend",
    operationId: "resendAccountInvitation",
    includes: true,
    call: ({ accountInvitations }, include, options) => accountInvitations.resend(48213, { include }, options),
    expected: first,
  },
  {
    name: "accountInvitations.delete",
    operationId: "deleteAccountInvitation",
    includes: false,
    call: ({ accountInvitations }, _include, options) => accountInvitations.delete(48213, options),
    expected: () => undefined,
  },
  {
    name: "workspaces.invite",
    operationId: "createWorkspaceInvitation",
    includes: false,
    call: ({ workspaces }, _include, options) => workspaces.invite(7, { ...PERSON, invitee_role: "maven" }, options),
    expected: (body) => body.workspace_invitations?.[body.results[0]?.id ?? ""],
  },
];

/** How a documented request body is sent by a public method. */
export const SENDERS: Readonly<Record<string, (client: KantataClient, body: unknown) => Promise<unknown>>> = {
  createAccountInvitation: ({ accountInvitations }, body) => {
    const { account_invitation: one, account_invitations: many } = body as {
      account_invitation?: AccountInvitationCreate;
      account_invitations?: AccountInvitationCreate[];
    };
    return one ? accountInvitations.create(one) : accountInvitations.createMany(many ?? []);
  },
  updateAccountInvitation: ({ accountInvitations }, body) =>
    accountInvitations.update(48213, (body as { account_invitation: object }).account_invitation),
  createWorkspaceInvitation: ({ workspaces }, body) =>
    workspaces.invite(7, (body as { invitation: WorkspaceInvitationCreate }).invitation),
};

/** How a documented query parameter is sent by a public method. */
export const QUERIES: Readonly<Record<string, (client: KantataClient, query: object) => Promise<unknown>>> = {
  listAccountInvitations: ({ accountInvitations }, query) => accountInvitations.list(query as ListParams).first(),
  // The client itself sends it: `createMany` asks for all rows.
  createAccountInvitation: ({ accountInvitations }, query) =>
    "per_page" in query ? accountInvitations.createMany([PERSON]) : accountInvitations.create(PERSON, query),
  getAccountInvitation: ({ accountInvitations }, query) => accountInvitations.get(48213, query),
  updateAccountInvitation: ({ accountInvitations }, query) =>
    accountInvitations.update(48213, { permission: "collaborator" }, query),
  resendAccountInvitation: ({ accountInvitations }, query) => accountInvitations.resend(48213, query),
};

async function firstPage<P extends { readonly response: unknown }>(
  pages: AsyncIterable<P>,
): Promise<Omit<P, "response"> | undefined> {
  for await (const { response: _, ...page } of pages) return page;
  return undefined;
}
