import type { AccountInvitation } from "../../types.js";
import type { Known } from "./watermark.js";

type Seen = Pick<Known, "floor" | "seen" | "wasEmpty">;
type HasId = Pick<AccountInvitation, "id">;

/** Remembers when a run first saw each row, and infers how old other rows are. All times are on the client's clock. */
export interface Sightings {
  /** @param sentAt when the request was sent whose answer shows these rows; undefined for a page of the list */
  see(rows: readonly HasId[], now: number, sentAt?: number): void;
  /** Ends the first read: rows seen so far are older than the run. */
  endFirstRead(): void;
  /** Milliseconds until a batch may be sent. After that, some row is known to be older than the batch. */
  wait(now: number): number;
  /** Whether the row was made before anything sent at `since`. If so, all rows below it in the list were too. */
  isFloor(row: HasId, since: number): boolean;
  /** Whether the row was seen before `since`. */
  isBefore(row: HasId, since: number): boolean;
  /** What this run knows about the list, for a batch that leaves now, at `since`. */
  known(since: number): Seen;
  /** Adds what an earlier run knew when it sent a batch. Returns a time that stands for that batch in this run. */
  restore(seen: Seen): number;
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

/** How many rows of the first read a watermark contains at most: those of its first page. */
const MOST_FIRST = 200;
/** How many older rows a watermark contains, so that one is left even if others are deleted. */
const ENOUGH_OLD = 50;

interface Restored {
  readonly floor: ReadonlySet<string>;
  readonly seen: ReadonlySet<string>;
  readonly wasEmpty: boolean;
}

export function createSightings(): Sightings {
  const seenAt = new Map<string, number>();
  /** What earlier runs knew about their batches, by the times that stand for these. */
  const restored = new Map<number, Restored>();
  /** The rows of this run in the order in which it saw them. */
  const order: { readonly id: string; readonly at: number }[] = [];
  /** How many of them are from the first read. */
  let firstCount = 0;
  /**
   * For answers, the first time at which rows may have been seen that are newer than its rows. Rising, because the last of
   * several is as good as those before it.
   */
  const answers: number[] = [];
  /** When the first row from before the run was seen; undefined for an empty account. */
  let firstSeenAt: number | undefined;

  const timeOf = (id: string): number => seenAt.get(id) ?? Number.POSITIVE_INFINITY;
  /** The place in `order` from which on all rows were seen late enough. */
  const placeFrom = (isLate: (at: number) => boolean): number =>
    firstIn(order.length, (place) => isLate(order[place]?.at ?? 0));
  const isFloor = (row: HasId, since: number): boolean => {
    const [id, known] = [String(row.id), restored.get(since)];
    return known ? known.floor.has(id) : timeOf(id) <= since - EARLIER_SECOND;
  };
  const isBefore = (row: HasId, since: number): boolean => {
    const [id, known] = [String(row.id), restored.get(since)];
    return known ? known.floor.has(id) || known.seen.has(id) : timeOf(id) < since;
  };

  return {
    see(rows, now, sentAt) {
      for (const id of rows.map((row) => String(row.id))) {
        if (seenAt.has(id)) continue;
        seenAt.set(id, now);
        order.push({ id, at: now });
      }
      if (sentAt === undefined) return;
      const from = sentAt - EARLIER_SECOND;
      answers.length = firstIn(answers.length, (n) => (answers[n] ?? 0) >= from);
      answers.push(from);
    },
    endFirstRead() {
      firstSeenAt = order[0]?.at;
      firstCount = order.length;
    },
    known(since) {
      const old = placeFrom((at) => at > since - EARLIER_SECOND);
      // Rows that were seen before an answer's request left are below the rows of the answer, which so can be the floor.
      const lastSeenAt = order[old - ENOUGH_OLD]?.at;
      const answer =
        lastSeenAt === undefined
          ? undefined
          : answers[firstIn(answers.length, (n) => (answers[n] ?? 0) > lastSeenAt) - 1];
      const from = answer === undefined ? 0 : placeFrom((at) => at >= answer);
      const ids = (rows: typeof order): string[] => rows.map(({ id }) => id);
      const floor =
        from > 0
          ? order.slice(from, old)
          : [...order.slice(0, Math.min(MOST_FIRST, firstCount)), ...order.slice(firstCount, old)];
      return { floor: ids(floor), seen: ids(order.slice(old)), wasEmpty: firstSeenAt === undefined };
    },
    restore({ floor, seen, wasEmpty }) {
      const since = -1 - restored.size;
      restored.set(since, { floor: new Set(floor), seen: new Set(seen), wasEmpty });
      return since;
    },
    wait: (now) => (firstSeenAt === undefined ? 0 : firstSeenAt + EARLIER_SECOND - now),
    isFloor,
    isBefore,
    newest(rows, isWhole) {
      const places = new Map(rows.map(({ id }, place) => [id, place]));
      const floors = new Map<number, number>();
      const floorOf = (since: number): number => {
        const known = floors.get(since) ?? rows.findIndex((row) => isFloor(row, since));
        floors.set(since, known);
        return known;
      };
      return (row, since) => {
        if (isBefore(row, since)) return false;
        const floor = floorOf(since);
        if (floor >= 0) return (places.get(row.id) ?? 0) < floor;
        // On an account that was empty, every row in the list is new.
        const { wasEmpty } = restored.get(since) ?? { wasEmpty: firstSeenAt === undefined };
        if (isWhole && wasEmpty) return true;
        throw new Error("no invitation from before the run is left");
      };
    },
  };
}

/** The first number below `length` for which this holds, or `length`. It holds for all numbers after it. */
function firstIn(length: number, holds: (index: number) => boolean): number {
  let [from, to] = [0, length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
