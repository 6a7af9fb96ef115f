import type { AvevaIdentityPreviewClient, AvevaIdentityV1Client, Invitation } from "@invitation-clients/aveva-identity";
import type { Prefer } from "@invitation-clients/contract-kit";
import type { AccountInvitationCreate, KantataClient } from "@invitation-clients/kantata-ox";

/** One call of the tour. It resolves with its result in a few words. */
export interface Step {
  readonly operationId: string;
  readonly call: () => Promise<string>;
  /** What Prism should answer instead of its default. */
  readonly prefer?: Prefer;
}

export const USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const IN_A_WEEK = new Date(Date.now() + 7 * 86_400_000);
const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };

/** Every operation of Kantata OX. `people` are those of the spec's bulk example. */
export function kantataSteps(
  { accountInvitations, workspaces }: KantataClient,
  people: readonly AccountInvitationCreate[],
): Step[] {
  return [
    {
      operationId: "listAccountInvitations",
      call: async () => {
        const page = await firstOf(
          accountInvitations.list({ only_pending: false, include: ["inviter"], per_page: 50 }).pages(),
        );
        return `${page?.items.length} of ${page?.count} invitations, first: ${page?.items[0]?.full_name}`;
      },
    },
    {
      operationId: "createAccountInvitation",
      call: async () => named(await accountInvitations.create({ ...ADA, permission: "collaborator" })),
    },
    {
      operationId: "createAccountInvitation",
      // Nobody was invited before, so the first read finds no row.
      prefer: ({ method }) => ({ example: method === "POST" ? "three-created" : "no-invitations" }),
      call: async () => {
        const statuses = (await accountInvitations.createMany(people)).map(({ status }) => status);
        const created = statuses.filter((status) => status === "created").length;
        if (created !== people.length) throw new Error(`of ${people.length} people: ${statuses.join(", ")}`);
        return `${created} created`;
      },
    },
    {
      operationId: "getAccountInvitation",
      call: async () => {
        const invitation = await accountInvitations.get(42, { include: ["default_role"] });
        return `${named(invitation)}, role: ${invitation.default_role?.name ?? "none"}`;
      },
    },
    {
      operationId: "updateAccountInvitation",
      call: async () => named(await accountInvitations.update(42, { permission: "project_lead" })),
    },
    { operationId: "resendAccountInvitation", call: async () => named(await accountInvitations.resend(42)) },
    { operationId: "deleteAccountInvitation", call: async () => String(await accountInvitations.delete(42)) },
    {
      operationId: "createWorkspaceInvitation",
      call: async () => {
        const invitation = await workspaces.invite(7, { ...ADA, invitee_role: "maven" });
        return `${invitation.full_name} as ${invitation.invitee_role}`;
      },
    },
  ];
}

/** The operations that both versions of AVEVA's API have. */
function sharedSteps({ invitations, userInvitations }: AvevaIdentityV1Client | AvevaIdentityPreviewClient): Step[] {
  return [
    {
      operationId: "listInvitations",
      call: async () =>
        `${(await invitations.list({ includeExpiredInvitations: true }).toArray({ limit: 2 })).length} invitations`,
    },
    { operationId: "getInvitation", call: async () => stated(await invitations.get("b1f7c9d2")) },
    {
      operationId: "updateInvitation",
      call: async () =>
        stated(
          await invitations.update("b1f7c9d2", { ExpiresDateTime: IN_A_WEEK.toISOString(), SendInvitation: false }),
        ),
    },
    { operationId: "deleteInvitation", call: async () => String(await invitations.delete("b1f7c9d2")) },
    { operationId: "getUserInvitation", call: async () => stated(await userInvitations.get(USER)) },
    {
      operationId: "createUserInvitation",
      call: async () => stated(await userInvitations.create(USER, { ExpiresDateTime: IN_A_WEEK.toISOString() })),
    },
    {
      operationId: "createOrUpdateUserInvitation",
      prefer: () => ({ code: 201 }),
      call: async () => {
        const { created, invitation } = await userInvitations.createOrUpdate(USER, { SendInvitation: false });
        return `${created ? "created" : "updated"}: ${stated(invitation)}`;
      },
    },
    {
      operationId: "createOrUpdateUserInvitation",
      call: async () => `extended: ${stated((await userInvitations.extend(USER, IN_A_WEEK)).invitation)}`,
    },
  ];
}

/** Every operation of AVEVA's v1-preview. */
export function avevaPreviewSteps(aveva: AvevaIdentityPreviewClient): Step[] {
  return sharedSteps(aveva);
}

/** Every operation of AVEVA's v1. */
export function avevaSteps(aveva: AvevaIdentityV1Client): Step[] {
  const { invitations, userInvitations } = aveva;
  return [
    ...sharedSteps(aveva),
    {
      operationId: "createUserInvitation",
      prefer: () => ({ code: 202 }),
      call: async () => `accepted: ${await userInvitations.create(USER, { SendInvitation: true })}`,
    },
    { operationId: "countInvitations", call: async () => `${await invitations.count()} invitations` },
    { operationId: "checkInvitation", call: async () => String(await invitations.exists("b1f7c9d2")) },
    { operationId: "deleteUserInvitation", call: async () => String(await userInvitations.delete(USER)) },
    { operationId: "checkUserInvitation", call: async () => String(await userInvitations.exists(USER)) },
  ];
}

function named({ full_name, pending }: { full_name: string; pending: boolean }): string {
  return `${full_name}, ${pending ? "pending" : "accepted"}`;
}

function stated(invitation: Invitation | undefined): string {
  return invitation
    ? `${invitation.Id.slice(0, 8)}…, state ${invitation.State}, until ${invitation.Expires.slice(0, 10)}`
    : "no invitation";
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}
