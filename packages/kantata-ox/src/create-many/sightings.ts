import type { AccountInvitation } from "../types.js";

type HasId = Pick<AccountInvitation, "id">;

/** When a run first saw each row, and what follows from it about the age of others. All times are on the client's clock. */
export interface Sightings {
  /** Remembers rows of the first read, in the order of the list, which holds `count` rows. */
  begin(rows: readonly HasId[], now: number, count: number | undefined): void;
  see(rows: readonly HasId[], now: number): void;
  /** Milliseconds until a batch may be sent, so that a row is known which is surely older. */
  wait(now: number): number;
  /** Whether the row was surely made before anything that was sent at `since`: all that is below it in the list is older. */
  isFloor(row: HasId, since: number): boolean;
  /** Whether the row was there at `since`. */
  isBefore(row: HasId, since: number): boolean;
  /**
   * Tells which of these rows, newest first, can have been made by a request that was sent at `since`.
   *
   * @throws if no row that was there before is left to tell by
   */
  newest(rows: readonly HasId[]): (row: HasId, since: number) => boolean;
}

/**
 * The list is sorted by whole seconds, and the rows of one second come in an order of their own. A row that was seen so
 * long before a batch left was made in an earlier second; a tenth is for clocks that run apart.
 */
const EARLIER_SECOND = 1_100;
/** Enough to find one again though many are deleted meanwhile. */
const MOST_KNOWN_AT_FIRST = 1_000;
/** So many seconds in order are no chance. */
const ENOUGH_SECONDS = 10;

export function createSightings(): Sightings {
  const seenAt = new Map<string, number>();
  const first: bigint[] = [];
  let begunAt: number | undefined;
  let highest: bigint | undefined;
  /** Whether all rows that were there before are known. */
  let knowsAll = false;
  let areNumbers = true;

  const see = (rows: readonly HasId[], now: number): void => {
    for (const { id } of rows) if (!seenAt.has(String(id))) seenAt.set(String(id), now);
  };
  const timeOf = ({ id }: HasId): number => seenAt.get(String(id)) ?? Number.POSITIVE_INFINITY;
  const isFloor = (row: HasId, since: number): boolean => timeOf(row) <= since - EARLIER_SECOND;
  const canTellByIds = (): boolean => areNumbers && areAscending(first);
  const isBelowFirst = ({ id }: HasId): boolean => {
    const number = numberOf(id);
    return !knowsAll && canTellByIds() && number !== undefined && highest !== undefined && number <= highest;
  };

  return {
    begin(rows, now, count = rows.length === 0 ? 0 : Number.POSITIVE_INFINITY) {
      const known = rows.slice(0, MOST_KNOWN_AT_FIRST - first.length);
      knowsAll = seenAt.size + known.length >= count;
      if (known.length === 0) return;
      begunAt ??= now;
      see(known, now);
      const numbers = known.map(({ id }) => numberOf(id));
      for (const number of numbers) {
        if (number === undefined) continue;
        first.push(number);
        if (highest === undefined || number > highest) highest = number;
      }
      areNumbers &&= !numbers.includes(undefined);
    },
    see,
    wait: (now) => (begunAt === undefined ? 0 : begunAt + EARLIER_SECOND - now),
    isFloor,
    isBefore: (row, since) => timeOf(row) < since || isBelowFirst(row),
    newest(rows) {
      const places = new Map(rows.map(({ id }, place) => [String(id), place]));
      const floors = new Map<number, number>();
      const floorOf = (since: number): number => {
        const known = floors.get(since) ?? rows.findIndex((row) => isFloor(row, since));
        floors.set(since, known);
        return known;
      };
      return (row, since) => {
        if (timeOf(row) < since) return false;
        const floor = floorOf(since);
        if (floor >= 0) return (places.get(String(row.id)) ?? 0) < floor;
        if (knowsAll) return true;
        if (!canTellByIds()) throw new Error("every invitation that was there before has vanished from the list");
        return !isBelowFirst(row);
      };
    },
  };
}

/**
 * Whether ids grow with time, as far as a list sorted by whole seconds tells. The ids of one second may ascend, but all of
 * them are below those of the second above it.
 */
function areAscending(ids: readonly bigint[]): boolean {
  let seconds = 0;
  let [lowest, bound, previous] = [ids[0], ids[0], ids[0]];
  for (const id of ids) {
    if (lowest === undefined || bound === undefined || previous === undefined) return false;
    if (id < previous) {
      if (id > lowest) return false;
      seconds += 1;
      bound = lowest;
      lowest = id;
    } else if (seconds > 0 && id > bound) return false;
    previous = id;
  }
  return seconds >= ENOUGH_SECONDS;
}

function numberOf(id: string | number): bigint | undefined {
  return /^\d+$/.test(String(id)) ? BigInt(id) : undefined;
}
