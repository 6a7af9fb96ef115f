import { type Bump, type Change, exceeds } from "@invitation-clients/openapi-semver";
import type ts from "typescript";

/** Which way a value goes, seen from the caller. */
export type Direction = "send" | "receive";

export const flip = (direction: Direction): Direction => (direction === "send" ? "receive" : "send");

/** Where a type is met. */
export interface Place {
  readonly file: string;
  readonly path: string;
  readonly depth: number;
  readonly operationId: string | null;
  /** Whether the path begins at a type: one that begins at a function goes on from the first exported type it meets. */
  readonly named: boolean;
}

/** A place within another. */
export function within(place: Place, step: string, operationId = place.operationId): Place {
  const path = /^(?:\[.*\]|new)$/.test(step)
    ? `${place.path}${step === "new" ? ".new" : step}`
    : /^[\w$]+$/.test(step) && !/^\d/.test(step)
      ? `${place.path}.${step}`
      : `${place.path}[${JSON.stringify(step)}]`;
  return { ...place, path, depth: place.depth + 1, operationId };
}

/** A comparison under way. */
export interface Walk {
  readonly checker: ts.TypeChecker;
  /** Compares what stands at one place in both versions. */
  compare(before: ts.Type, after: ts.Type, direction: Direction, place: Place): void;
  report(place: Place, bump: Bump, what: string, why: string): void;
  /**
   * Runs the comparison of a pair unless it is under way, or has been made before. Types that nobody declares, such as
   * `string[]`, are compared wherever they are met: each place is a change of its own.
   */
  once(before: ts.Type, after: ts.Type, direction: Direction, declared: boolean, run: () => void): void;
  /** Notes that two declarations were met as a pair. */
  meet(before: ts.Symbol, after: ts.Symbol, direction: Direction): void;
  /** Where to go on from, given the type that was met at a place. */
  rebase(place: Place, before: ts.Type): Place;
  /** What a comparison would find, without finding it. */
  trial(run: (walk: Walk) => void): Bump;
}

export interface WalkResult extends Walk {
  readonly changes: readonly Change[];
  /** The directions in which types or declarations were met as a pair. */
  directionsOf(before: ts.Type | ts.Symbol, after: ts.Type | ts.Symbol): ReadonlySet<Direction>;
}

type Compare = (walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place) => void;
type Node = ts.Type | ts.Symbol;

/** Begins a comparison; `nameOf` tells the name under which callers know a type. */
export function createWalk(
  checker: ts.TypeChecker,
  compare: Compare,
  nameOf: (type: ts.Type, file: string) => string | undefined,
): WalkResult {
  const changes = new Map<string, Change>();
  const met = new Map<Node, Map<Node, Set<Direction>>>();
  const underWay = new Set<string>();
  const numbers = new Map<Node, number>();
  const numberOf = (node: Node): number => {
    const number = numbers.get(node) ?? numbers.size;
    numbers.set(node, number);
    return number;
  };
  const add = (before: Node, after: Node, direction: Direction): boolean => {
    const partners = met.get(before) ?? new Map<Node, Set<Direction>>();
    const directions = partners.get(after) ?? new Set<Direction>();
    met.set(before, partners.set(after, directions));
    const isNew = !directions.has(direction);
    directions.add(direction);
    return isNew;
  };
  const walk: WalkResult = {
    checker,
    compare: (before, after, direction, place) => compare(walk, before, after, direction, place),
    report(place, bump, what, why) {
      const where = `${place.file}#${place.path}`;
      const key = `${where} ${what}`;
      const known = changes.get(key);
      if (known !== undefined && !exceeds(bump, known.bump)) return;
      changes.set(key, { bump, where, operationId: place.operationId, what, why });
    },
    once(before, after, direction, declared, run) {
      const isNew = add(before, after, direction);
      const key = `${numberOf(before)} ${numberOf(after)} ${direction}`;
      if ((declared && !isNew) || underWay.has(key)) return;
      underWay.add(key);
      run();
      underWay.delete(key);
    },
    meet: (before, after, direction) => void add(before, after, direction),
    rebase(place, before) {
      if (place.named) return place;
      const name = nameOf(before, place.file);
      return name === undefined ? place : { ...place, path: name, named: true };
    },
    trial(run) {
      const attempt = createWalk(checker, compare, nameOf);
      run(attempt);
      let found: Bump = "none";
      for (const { bump } of attempt.changes) if (exceeds(bump, found)) found = bump;
      return found;
    },
    get changes() {
      return [...changes.values()];
    },
    directionsOf: (before, after) => met.get(before)?.get(after) ?? new Set(),
  };
  return walk;
}
