import type { AccountInvitation } from "../../types.js";

type HasId = Pick<AccountInvitation, "id">;

/** When a run first saw each row, and what follows from it about the age of others. All times are on the client's clock. */
export interface Sightings {
  see(rows: readonly HasId[], now: number): void;
  /** Ends the first read: the rows seen so far were there before the run. */
  endFirstRead(): void;
  /** Milliseconds until a batch may be sent, so that a row is known which is surely older. */
  wait(now: number): number;
  /** Whether the row was surely made before anything that was sent at `since`: all that is below it in the list is older. */
  isFloor(row: HasId, since: number): boolean;
  /** Whether the row was seen before `since`. */
  isBefore(row: HasId, since: number): boolean;
  /**
   * Tells which of these rows, newest first, can have been made by a request that was sent at `since`.
   *
   * @param isWhole whether they are the whole list
   * @throws if no row that was there before is left to tell by
   */
  newest(rows: readonly HasId[], isWhole: boolean): (row: HasId, since: number) => boolean;
}

/**
 * The list is sorted by whole seconds, and the rows of one second come in an order of their own. A row that was seen so
 * long before a batch left was made in an earlier second; a tenth is for clocks that run apart.
 */
const EARLIER_SECOND = 1_100;

export function createSightings(): Sightings {
  const seenAt = new Map<string, number>();
  /** When the first row was seen that was there before the run; undefined for an empty account. */
  let firstSeenAt: number | undefined;

  const timeOf = ({ id }: HasId): number => seenAt.get(String(id)) ?? Number.POSITIVE_INFINITY;
  const isFloor = (row: HasId, since: number): boolean => timeOf(row) <= since - EARLIER_SECOND;

  return {
    see(rows, now) {
      for (const { id } of rows) if (!seenAt.has(String(id))) seenAt.set(String(id), now);
    },
    endFirstRead() {
      firstSeenAt = seenAt.values().next().value;
    },
    wait: (now) => (firstSeenAt === undefined ? 0 : firstSeenAt + EARLIER_SECOND - now),
    isFloor,
    isBefore: (row, since) => timeOf(row) < since,
    newest(rows, isWhole) {
      const places = new Map(rows.map(({ id }, place) => [id, place]));
      const floors = new Map<number, number>();
      const floorOf = (since: number): number => {
        const known = floors.get(since) ?? rows.findIndex((row) => isFloor(row, since));
        floors.set(since, known);
        return known;
      };
      return (row, since) => {
        if (timeOf(row) < since) return false;
        const floor = floorOf(since);
        if (floor >= 0) return (places.get(row.id) ?? 0) < floor;
        // On an account that was empty, the end of the list is the end.
        if (isWhole && firstSeenAt === undefined) return true;
        throw new Error("no invitation from before the run is left");
      };
    },
  };
}
