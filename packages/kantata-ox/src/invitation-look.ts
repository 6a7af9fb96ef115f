import { type ApiClient, type CallOptions, ClientError } from "@invitation-clients/runtime";
import { addressKey } from "./create-many.js";
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

/** What one walk through the list gathers. */
interface Gathering<T> {
  readonly result: T;
  /** Takes the next row; true if no more are wanted. */
  take(row: Row): boolean;
}

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

  /** Walks from the newest row down. A row that vanishes moves later ones to a page already read: then the walk starts anew. */
  const walk = async <T>(per_page: number, gather: () => Gathering<T>): Promise<T> => {
    for (let walks = 0; walks < MOST_WALKS; walks += 1) {
      const gathering = gather();
      let count: number | undefined;
      let shrank = false;
      for await (const page of listAccountInvitations(client, { ...newestFirst, per_page, include }, options).pages()) {
        shrank = count !== undefined && page.count !== undefined && page.count < count;
        if (shrank) break;
        count = page.count;
        if (page.items.some((row) => gathering.take(row))) break;
      }
      if (!shrank) return gathering.result;
    }
    const init = { outcome: "not-sent", operationId: operations.listAccountInvitations.id } as const;
    throw new ClientError("the list of invitations lost rows each time it was read", init);
  };

  const isOlder = (id: string): boolean => {
    const number = numberOf(id);
    return number !== undefined && newestBelow !== undefined && number <= newestBelow;
  };
  const isNewer = (id: string): boolean => {
    const number = numberOf(id);
    return number !== undefined && newestBelow !== undefined && number > newestBelow;
  };

  return {
    begin: (addresses) =>
      walk(addresses ? PAGE_SIZE : NEIGHBOURS, () => {
        const existing = new Map<string, Row>();
        let read = 0;
        return {
          result: existing,
          take(row) {
            read += 1;
            if (read <= NEIGHBOURS) known.add(row.id);
            const address = addressKey(row.email_address);
            if (addresses?.has(address) && !existing.has(address)) existing.set(address, row);
            return addresses ? existing.size === addresses.size : read >= NEIGHBOURS;
          },
        };
      }),
    raiseFloor() {
      for (const id of known) {
        floor.add(id);
        const number = numberOf(id);
        if (number !== undefined && (newestBelow === undefined || number > newestBelow)) newestBelow = number;
      }
      known.clear();
    },
    async look() {
      const above = await walk(PAGE_SIZE, () => {
        const rows: Row[] = [];
        let passed = false;
        let quiet = 0;
        return {
          // Position tells nothing if no row of the floor was met (they may have been deleted): then only the ids do.
          get result() {
            return passed || newestBelow === undefined ? rows : rows.filter(({ id }) => isNewer(id));
          },
          take(row) {
            if (floor.has(row.id)) passed = true;
            const isAbove = isNewer(row.id) || !(passed || isOlder(row.id));
            if (isAbove || !passed) rows.push(row);
            quiet = isAbove ? 0 : quiet + 1;
            return quiet >= NEIGHBOURS;
          },
        };
      });
      const byAddress = new Map<string, Row[]>();
      for (const row of above) {
        known.add(row.id);
        const address = addressKey(row.email_address);
        // Ours may be hidden behind it: better unknown than mailed twice.
        if (address === "") throw new Error("a row without an address may be anybody's");
        byAddress.set(address, [...(byAddress.get(address) ?? []), row]);
      }
      return byAddress;
    },
    isBelowFloor: ({ id }) => floor.has(id) || isOlder(id),
    learn(row) {
      known.add(row.id);
      if (typeof row.inviter_id === "string") ourInviters.add(row.inviter_id);
    },
    isForeign({ inviter_id, full_name }, input) {
      if (typeof inviter_id === "string" && ourInviters.size > 0) return !ourInviters.has(inviter_id);
      return comparable(full_name) !== comparable(input.full_name);
    },
  };
}

// Servers trim, and fold white space.
function comparable(name: unknown): string {
  return (typeof name === "string" ? name : "").trim().replace(/\s+/g, " ").toLowerCase();
}

function numberOf(id: string): bigint | undefined {
  return /^\d+$/.test(id) ? BigInt(id) : undefined;
}
