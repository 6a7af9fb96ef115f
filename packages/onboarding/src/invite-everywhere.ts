import { type AvevaIdentityClient, isApiError as isAvevaError } from "@invitation-clients/aveva-identity";
import { isClientError, type KantataClient, type Permission } from "@invitation-clients/kantata-ox";

/** A person to invite. */
export interface Person {
  readonly fullName: string;
  readonly emailAddress: string;
  /** Their permission in the Kantata OX account. */
  readonly permission?: Permission;
  /** The Kantata OX project they join. */
  readonly workspaceId: string | number;
  /** Their side in the project: `maven` for a consultant, `buyer` for a client. */
  readonly workspaceRole: "maven" | "buyer";
  /** Their user in the AVEVA tenant, who must exist before the invitation. */
  readonly avevaUserId: string;
}

/** The clients of the systems to invite into. */
export interface Clients {
  readonly kantata: KantataClient;
  readonly aveva: AvevaIdentityClient<"v1">;
}

/** The result in one system. */
export type Report =
  | { readonly status: "invited"; readonly id: string | undefined }
  | { readonly status: "already-invited"; readonly id: string }
  /** No invitation was sent: the system refused it or could not be reached. */
  | { readonly status: "not-invited"; readonly reason: string }
  /** The invitation may have been sent. `reason` says how to find out. */
  | { readonly status: "unknown"; readonly reason: string };

/** The result in each system. */
export interface SystemReports {
  readonly account: Report;
  readonly workspace: Report;
  readonly tenant: Report;
}

/**
 * Invites one person into a Kantata OX account and project, and into an AVEVA tenant. A failure is reported, and does not
 * affect the other systems.
 */
export async function inviteEverywhere(person: Person, clients: Clients): Promise<SystemReports> {
  const [[account, workspace], tenant] = await Promise.all([
    inviteToKantata(person, clients.kantata),
    inviteToTenant(person, clients.aveva),
  ]);
  return { account, workspace, tenant };
}

/** The account is invited first, because a project may accept only members of the account. */
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
      // A user has at most one invitation, so reading it settles both a conflict and a lost answer.
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
