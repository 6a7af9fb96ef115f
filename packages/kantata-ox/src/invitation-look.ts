import { type ApiClient, type CallOptions, ClientError } from "@invitation-clients/runtime";
import { textKey } from "./create-many.js";
import { operations } from "./generated/operations.js";
import { listAccountInvitations } from "./invitation-list.js";
import type { AccountInvitation, AccountInvitationCreate, Include, WithIncluded } from "./types.js";

type Row = WithIncluded<never>;

/** Tells rows that a run made from those that were there before. */
export interface Lookout {
  /**
   * Remembers the newest rows as the watermark. With addresses, walks the whole list and gives the rows that already
   * invite them.
   */
  begin(addresses: ReadonlySet<string> | undefined): Promise<Map<string, Row>>;
  /** What is known now becomes the floor of the looks that follow. Called before a batch is sent. */
  raiseFloor(): void;
  /** Walks the list from its newest row down to the floor: the rows above it, by address. */
  look(): Promise<Map<string, Row[]>>;
  /** Whether a row was there before the batch was sent. */
  isBelowFloor(row: AccountInvitation): boolean;
  /** Takes a row that an answer said this run made: it is below the floor of later batches, and shows who we are. */
  learn(row: AccountInvitation): void;
  /** Whether a row that invites the address of an input was made by somebody else, as far as its fields tell. */
  isForeign(row: AccountInvitation, input: AccountInvitationCreate): boolean;
}

/** Takes the next row of a walk; true if no more are wanted. */
type Take = (row: Row) => boolean;

const PAGE_SIZE = 200;
/**
 * The server knows the second in which a row was made, and sorts the rows of one second by ascending id. So a new row
 * can stand below older ones, and the first row of the list need not be the newest: that many rows count as possibly
 * made within one second (three full batches). With the 50 rows of a batch they fill one page.
 */
const NEIGHBOURS = 150;
const MOST_WALKS = 3;

/** Watches the list of invitations for one run. */
export function createLookout(client: ApiClient, include: readonly Include[], options: CallOptions): Lookout {
  // Accepted ones too: someone may accept while we look.
  const newestFirst = { only_pending: false, order: "created_at:desc" } as const;
  const known = new Set<string>();
  const floor = new Set<string>();
  const ourInviters = new Set<string>();
  let newestBelow: bigint | undefined;

  /** Walks from the newest row down. A row that vanishes moves later ones to a page already read: then it starts anew. */
  const walk = async (per_page: number, start: () => Take): Promise<void> => {
    for (let walks = 0; walks < MOST_WALKS; walks += 1) {
      const take = start();
      let count = 0;
      let shrank = false;
      for await (const page of listAccountInvitations(client, { ...newestFirst, per_page, include }, options).pages()) {
        const before = count;
        count = page.count ?? 0;
        shrank = page.count !== undefined && count < before;
        if (shrank || page.items.some(take)) break;
      }
      if (!shrank) return;
    }
    const init = { outcome: "not-sent", operationId: operations.listAccountInvitations.id } as const;
    throw new ClientError("the list of invitations lost rows each time it was read", init);
  };

  /** Whether a row is newer than the floor, by its id; undefined if that does not tell. */
  const isNewer = ({ id }: AccountInvitation): boolean | undefined => {
    const number = numberOf(id);
    return number === undefined || newestBelow === undefined ? undefined : number > newestBelow;
  };

  return {
    async begin(addresses) {
      const existing = new Map<string, Row>();
      await walk(addresses ? PAGE_SIZE : NEIGHBOURS, () => {
        existing.clear();
        let read = 0;
        return (row) => {
          read += 1;
          if (read <= NEIGHBOURS) known.add(row.id);
          const address = textKey(row.email_address);
          if (addresses?.has(address) && !existing.has(address)) existing.set(address, row);
          return addresses ? existing.size === addresses.size : read >= NEIGHBOURS;
        };
      });
      return existing;
    },
    raiseFloor() {
      for (const id of known) {
        floor.add(id);
        const number = numberOf(id);
        if (number !== undefined && (newestBelow === undefined || number > newestBelow)) newestBelow = number;
      }
      known.clear();
    },
    async look() {
      let rows: Row[] = [];
      let passed = false;
      await walk(PAGE_SIZE, () => {
        rows = [];
        passed = false;
        let quiet = 0;
        return (row) => {
          passed ||= floor.has(row.id);
          const isAbove = isNewer(row) ?? !passed;
          if (isAbove || !passed) rows.push(row);
          quiet = isAbove ? 0 : quiet + 1;
          return quiet >= NEIGHBOURS;
        };
      });
      const byAddress = new Map<string, Row[]>();
      // Position tells nothing if no row of the floor was met (they may have been deleted): then only the ids do.
      for (const row of passed || newestBelow === undefined ? rows : rows.filter(isNewer)) {
        known.add(row.id);
        const address = textKey(row.email_address);
        // Ours may be hidden behind it: better unknown than mailed twice.
        if (address === "") throw new Error("a row without an address may be anybody's");
        byAddress.set(address, [...(byAddress.get(address) ?? []), row]);
      }
      return byAddress;
    },
    isBelowFloor: (row) => floor.has(row.id) || isNewer(row) === false,
    learn(row) {
      known.add(row.id);
      if (typeof row.inviter_id === "string") ourInviters.add(row.inviter_id);
    },
    isForeign({ inviter_id, full_name }, input) {
      if (typeof inviter_id === "string" && ourInviters.size > 0) return !ourInviters.has(inviter_id);
      return nameKey(full_name) !== nameKey(input.full_name);
    },
  };
}

// Servers trim, and fold white space.
function nameKey(name: unknown): string {
  return textKey(name).replace(/\s+/g, " ");
}

function numberOf(id: string): bigint | undefined {
  return /^\d+$/.test(id) ? BigInt(id) : undefined;
}
