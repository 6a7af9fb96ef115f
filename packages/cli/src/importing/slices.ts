import type { ResumeEntry } from "../journal/progress.js";
import type { List } from "../reading/read-list.js";
import { isOpen, type Known, resumedPositions } from "./row-states.js";

/** People who are sent by one call, so that a long list needs no more memory than a short one. */
export interface Slice<P> {
  readonly people: readonly P[];
  /** Their positions in the list. */
  readonly positions: readonly number[];
  /** What earlier runs sent of them, by their place in this slice. */
  readonly resume: readonly ResumeEntry[];
}

/** Larger slices need more memory; smaller ones read the account's list of invitations more often. */
const MOST_PEOPLE = 10_000;

/** The open rows of a list. Those that an earlier run sent come first and together: the same look finds all of them. */
export async function* slicesOf<P>(
  list: List<P>,
  journal: Known,
  most = MOST_PEOPLE,
): AsyncGenerator<Slice<P>, void, undefined> {
  const resume = journal.resume;
  const resumed = resumedPositions(journal);
  let people: P[] = [];
  let positions: number[] = [];
  const take = (entries: readonly ResumeEntry[]): Slice<P> => {
    const places = new Map(positions.map((position, place) => [position, place]));
    const own = entries.map((entry) => ({
      ...entry,
      positions: entry.positions.flatMap((position) => places.get(position) ?? []),
    }));
    const slice = { people, positions, resume: own.filter((entry) => entry.positions.length > 0) };
    people = [];
    positions = [];
    return slice;
  };
  if (resumed.size > 0) {
    for await (const { person, position } of list.rows()) {
      if (person === undefined || !resumed.has(position)) continue;
      people.push(person);
      positions.push(position);
    }
  }
  let entries = resume;
  for await (const row of list.rows()) {
    if (row.person === undefined || resumed.has(row.position) || !isOpen(row, journal)) continue;
    if (people.length >= most) {
      yield take(entries);
      entries = [];
    }
    people.push(row.person);
    positions.push(row.position);
  }
  if (people.length > 0) yield take(entries);
}
