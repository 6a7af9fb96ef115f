import type { AccountInvitation } from "../../types.js";

type HasId = Pick<AccountInvitation, "id">;

/** Remembers when a run first saw each row, and infers how old other rows are. All times are on the client's clock. */
export interface Sightings {
  see(rows: readonly HasId[], now: number): void;
  /** Ends the first read: rows seen so far are older than the run. */
  endFirstRead(): void;
  /** Milliseconds until a batch may be sent. After that, some row is known to be older than the batch. */
  wait(now: number): number;
  /** Whether the row was made before anything sent at `since`. If so, all rows below it in the list were too. */
  isFloor(row: HasId, since: number): boolean;
  /** Whether the row was seen before `since`. */
  isBefore(row: HasId, since: number): boolean;
  /**
   * Returns a test for whether a request sent at `since` can have made one of these rows. They are sorted newest first.
   *
   * @param isWhole whether these rows are the whole list
   * @throws if no row from before the run is left
   */
  newest(rows: readonly HasId[], isWhole: boolean): (row: HasId, since: number) => boolean;
}

/**
 * The list is sorted by whole seconds, and rows of the same second come in any order. A row that was seen this long before a
 * batch left was made in an earlier second. The extra tenth allows for clocks that run at different speeds.
 */
const EARLIER_SECOND = 1_100;

export function createSightings(): Sightings {
  const seenAt = new Map<string, number>();
  /** When the first row from before the run was seen; undefined for an empty account. */
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
        // On an account that was empty, every row in the list is new.
        if (isWhole && firstSeenAt === undefined) return true;
        throw new Error("no invitation from before the run is left");
      };
    },
  };
}
