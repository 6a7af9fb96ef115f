import type { AccountInvitation, Include, Role, User, WorkspaceInvitation } from "@invitation-clients/kantata-ox";

/** The body of every success, as the spec documents it. */
export interface EnvelopeExample {
  readonly count: number;
  readonly meta?: { readonly count: number };
  readonly results: readonly { readonly key: string; readonly id: string }[];
  readonly account_invitations?: Readonly<Record<string, AccountInvitation>>;
  readonly workspace_invitations?: Readonly<Record<string, WorkspaceInvitation>>;
  readonly users?: Readonly<Record<string, User>>;
  readonly roles?: Readonly<Record<string, Role>>;
}

/** The invitations of an example in the order of `results`, each with the included objects. Does not use the client's code. */
export function rowsOf(body: EnvelopeExample, include: readonly Include[] = []): AccountInvitation[] {
  return body.results.map(({ id }) => {
    const row = body.account_invitations?.[id] as AccountInvitation;
    const objects: Record<Include, User | Role | null> = {
      inviter: body.users?.[row.inviter_id ?? ""] ?? null,
      invitee: body.users?.[row.invitee_id ?? ""] ?? null,
      default_role: body.roles?.[row.default_role_id ?? ""] ?? null,
    };
    return { ...row, ...Object.fromEntries(include.map((name) => [name, objects[name]])) };
  });
}
