// Names that README code may use without declaring them: the comment `<!-- setup: kantata, people -->` before a block names exports
// of this file. The values are those of the specs' examples, so that the served answers match.
import { type AvevaIdentityV1Client, createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import {
  type AccountInvitationCreate,
  type CreateManyResult,
  createKantataClient,
  type KantataClient,
} from "@invitation-clients/kantata-ox";

export const tenantId = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
export const userId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
export const users: string[] = [userId, "9b2f0c11-5d0e-4a3a-8a55-2f6f0c7d1e02"];
export const invitationId = "b1f7c9d2";

export const kantata: KantataClient = createKantataClient({ accessToken: "readme-token" });

export const aveva: AvevaIdentityV1Client = createAvevaIdentityClient({
  apiVersion: "v1",
  region: "uswe",
  tenantId,
  accessToken: "readme-token",
});

export const people: AccountInvitationCreate[] = [
  { full_name: "Mina Okafor", email_address: "mina.okafor@example.com", permission: "collaborator" },
  { full_name: "Luis Rivera", email_address: "luis.rivera@example.com", permission: "project_lead" },
  { full_name: "Tom Lindqvist", email_address: "tom.lindqvist@example.com" },
];

/** Takes the place of the caller's own function that gets a token. */
export async function readToken(): Promise<string> {
  return "readme-token";
}

/** Takes the place of a table of the caller's own: people with their results, and a log of what was sent. */
export const table: JobTable = createTable();

interface JobRow {
  readonly id: number;
  readonly person: AccountInvitationCreate;
}

interface SentRows {
  readonly ids: readonly number[];
  readonly sentAt: number;
  readonly watermark: unknown;
}

interface JobTable {
  /** Rows without a result, and those whose result is unknown or not-attempted. */
  openRows(): Promise<readonly JobRow[]>;
  /** What was sent, oldest first. */
  sends(): Promise<readonly SentRows[]>;
  saveSend(send: SentRows): Promise<void>;
  saveResult(id: number, result: CreateManyResult): Promise<void>;
}

function createTable(): JobTable {
  const results = new Map<number, CreateManyResult>();
  const sends: string[] = [];
  const isOpen = (id: number): boolean => ["unknown", "not-attempted"].includes(results.get(id)?.status ?? "unknown");
  return {
    openRows: async () => people.map((person, index) => ({ id: 100 + index, person })).filter(({ id }) => isOpen(id)),
    sends: async () => sends.map((send) => JSON.parse(send)),
    saveSend: async (send) => void sends.push(JSON.stringify(send)),
    saveResult: async (id, result) => void results.set(id, result),
  };
}
