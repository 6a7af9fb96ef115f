import { type AvevaIdentityClient, isApiError as isAvevaError } from "@invitation-clients/aveva-identity";
import { isClientError, type KantataClient, type Permission } from "@invitation-clients/kantata-ox";

/** Someone who joins. */
export interface Person {
  readonly fullName: string;
  readonly emailAddress: string;
  /** What they may do in the Kantata OX account. */
  readonly permission?: Permission;
  /** The Kantata OX project they join. */
  readonly workspaceId: string | number;
  /** Their side in the project: consultant or client. */
  readonly workspaceRole: "maven" | "buyer";
  /** Their user in the AVEVA tenant, which exists before the invitation. */
  readonly avevaUserId: string;
}

/** The clients of the systems to invite into. */
export interface Clients {
  readonly kantata: KantataClient;
  readonly aveva: AvevaIdentityClient<"v1">;
}

/** What happened in one system. */
export type Report =
  | { readonly status: "invited"; readonly id: string | undefined }
  | { readonly status: "already-invited"; readonly id: string }
  /** Nothing was done: the system refused, or could not be reached. */
  | { readonly status: "not-invited"; readonly reason: string }
  /** It may have been done; `reason` says how to look. */
  | { readonly status: "unknown"; readonly reason: string };

/** What happened in each system. */
export interface SystemReports {
  readonly account: Report;
  readonly workspace: Report;
  readonly tenant: Report;
}

/**
 * Invites one person into a Kantata OX account and project, and into an AVEVA tenant. Resolves whatever happens: one
 * system's failure says nothing of the others.
 */
export async function inviteEverywhere(person: Person, clients: Clients): Promise<SystemReports> {
  const [[account, workspace], tenant] = await Promise.all([
    inviteToKantata(person, clients.kantata),
    inviteToTenant(person, clients.aveva),
  ]);
  return { account, workspace, tenant };
}

/** The account first: a project may take members of the account only. */
async function inviteToKantata(person: Person, kantata: KantataClient): Promise<[account: Report, workspace: Report]> {
  const { fullName: full_name, emailAddress: email_address, permission } = person;
  const account = await report(async () => {
    const fields = permission === undefined ? { full_name, email_address } : { full_name, email_address, permission };
    return { status: "invited", id: (await kantata.accountInvitations.create(fields)).id };
  });
  const workspace = await report(async () => {
    const fields = { full_name, email_address, invitee_role: person.workspaceRole };
    return { status: "invited", id: (await kantata.workspaces.invite(person.workspaceId, fields)).id };
  });
  return [account, workspace];
}

async function inviteToTenant({ avevaUserId }: Person, aveva: Clients["aveva"]): Promise<Report> {
  return report(async () => {
    try {
      return { status: "invited", id: (await aveva.userInvitations.create(avevaUserId, {}))?.Id };
    } catch (error) {
      // A user has at most one invitation, so a conflict and a lost answer are both settled by a look.
      const mayExist = isAvevaError(error, 409) || (isClientError(error) && error.outcome === "unknown");
      if (!mayExist) throw error;
      const { Id } = await aveva.userInvitations.get(avevaUserId).catch(() => {
        throw error;
      });
      return isAvevaError(error, 409) ? { status: "already-invited", id: Id } : { status: "invited", id: Id };
    }
  });
}

async function report(invite: () => Promise<Report>): Promise<Report> {
  try {
    return await invite();
  } catch (error) {
    if (!isClientError(error)) throw error;
    return { status: error.outcome === "unknown" ? "unknown" : "not-invited", reason: error.message };
  }
}
