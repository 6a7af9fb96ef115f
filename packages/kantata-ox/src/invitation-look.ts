import type { ApiClient, CallOptions } from "@invitation-clients/runtime";
import { addressKey } from "./create-many.js";
import { listAccountInvitations } from "./invitation-list.js";
import type { AccountInvitation, AccountInvitationCreate, Include, WithIncluded } from "./types.js";

type Row = WithIncluded<never>;

/** Tells rows that a run made from those that were there before. */
export interface Lookout {
  /**
   * Remembers the newest row as the watermark. With addresses, walks the whole list and gives the rows that already
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
  /** Whether a row that invites the address of an input was certainly made by somebody else. */
  isForeign(row: AccountInvitation, input: AccountInvitationCreate): boolean;
}

const PAGE_SIZE = 200;
/**
 * Rows that are read on below the floor. Rows made within one second may be sorted either way, so a new row can stand
 * below one that was there before: at most as many as a batch has.
 */
const MARGIN = 50;

/** Watches the list of invitations for one run. */
export function createLookout(client: ApiClient, include: readonly Include[], options: CallOptions): Lookout {
  // Accepted ones too: someone may accept while we look.
  const newestFirst = { only_pending: false, order: "created_at:desc" } as const;
  const known = new Set<string>();
  const floor = new Set<string>();
  const ourInviters = new Set<string>();
  let newestBelow: bigint | undefined;

  const walk = (per_page: number) => listAccountInvitations(client, { ...newestFirst, per_page, include }, options);

  const raiseFloor = (): void => {
    for (const id of known) {
      floor.add(id);
      const number = numberOf(id);
      if (number !== undefined && (newestBelow === undefined || number > newestBelow)) newestBelow = number;
    }
    known.clear();
  };

  const isNewer = (id: string): boolean => {
    const number = numberOf(id);
    return number !== undefined && newestBelow !== undefined && number > newestBelow;
  };

  return {
    raiseFloor,
    async begin(addresses) {
      const existing = new Map<string, Row>();
      if (!addresses) {
        const newest = await walk(1).first();
        if (newest) known.add(newest.id);
        return existing;
      }
      for await (const row of walk(PAGE_SIZE)) {
        if (known.size === 0) known.add(row.id);
        const address = addressKey(row.email_address);
        if (addresses.has(address) && !existing.has(address)) existing.set(address, row);
        if (existing.size === addresses.size) break;
      }
      return existing;
    },
    async look() {
      const above: Row[] = [];
      let passed: number | undefined;
      let older = 0;
      for await (const row of walk(PAGE_SIZE)) {
        if (passed === undefined && floor.has(row.id)) passed = 0;
        // The watermark itself may have been deleted: a run of older ids shows as well that the floor is passed.
        older = newestBelow !== undefined && numberOf(row.id) !== undefined && !isNewer(row.id) ? older + 1 : 0;
        if (passed === undefined || isNewer(row.id)) above.push(row);
        if (passed !== undefined) passed += 1;
        if ((passed ?? 0) > MARGIN || older > MARGIN) break;
      }
      // No floor was met, so position tells nothing: then only the ids do.
      const ours = passed === undefined && newestBelow !== undefined ? above.filter(({ id }) => isNewer(id)) : above;
      const byAddress = new Map<string, Row[]>();
      for (const row of ours) {
        known.add(row.id);
        const address = addressKey(row.email_address);
        byAddress.set(address, [...(byAddress.get(address) ?? []), row]);
      }
      return byAddress;
    },
    isBelowFloor: ({ id }) =>
      floor.has(id) || (newestBelow !== undefined && numberOf(id) !== undefined && !isNewer(id)),
    learn(row) {
      known.add(row.id);
      if (typeof row.inviter_id === "string") ourInviters.add(row.inviter_id);
    },
    isForeign({ inviter_id, full_name }, input) {
      if (typeof inviter_id === "string" && ourInviters.size > 0 && !ourInviters.has(inviter_id)) return true;
      return comparable(full_name) !== comparable(input.full_name);
    },
  };
}

// Servers trim, and fold white space.
function comparable(name: unknown): string {
  return String(name ?? "")
    .trim()
    .replace(/\s+/g, " ")
    .toLowerCase();
}

function numberOf(id: string): bigint | undefined {
  return /^\d+$/.test(id) ? BigInt(id) : undefined;
}
