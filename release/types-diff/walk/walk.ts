import { type Bump, exceeds } from "@invitation-clients/openapi-semver";
import type ts from "typescript";
import { TYPES_CHANGES, type TypesChange, type TypesChangeId } from "../types-changes.ts";

/** Which way a value goes: sent by the caller, or received. */
export type Direction = "send" | "receive";

export const flip = (direction: Direction): Direction => (direction === "send" ? "receive" : "send");

/** Where in the types a comparison is. */
export interface Place {
  readonly file: string;
  readonly path: string;
  readonly depth: number;
  readonly operationId: string | null;
  /** Whether the path starts at a type. A path that starts at a function restarts at the first exported type on the way. */
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

/** A running comparison. */
export interface Walk {
  readonly checker: ts.TypeChecker;
  /** Compares the types at one place in both versions. */
  compare(before: ts.Type, after: ts.Type, direction: Direction, place: Place): void;
  /** `detail`: the part that id and place do not say, such as the new type. */
  report(place: Place, id: TypesChangeId, what: string, why: string, detail?: string): void;
  /**
   * Runs the comparison of a pair unless it is running or was made before. Types without a declaration, such as
   * `string[]`, are compared wherever they occur: each place is a separate change.
   */
  once(before: ts.Type, after: ts.Type, direction: Direction, declared: boolean, run: () => void): void;
  /** Records that two declarations were met as a pair. */
  meet(before: ts.Symbol, after: ts.Symbol, direction: Direction): void;
  /** The place to continue from: the exported name of the type, if the path has no name yet. */
  rebase(place: Place, before: ts.Type): Place;
  /** The bump that a comparison would find. Reports nothing. */
  trial(run: (walk: Walk) => void): Bump;
}

export interface WalkResult extends Walk {
  readonly changes: readonly TypesChange[];
  /** The directions in which types or declarations were met as a pair. */
  directionsOf(before: ts.Type | ts.Symbol, after: ts.Type | ts.Symbol): ReadonlySet<Direction>;
}

type Compare = (walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place) => void;
type Node = ts.Type | ts.Symbol;

/** Starts a comparison. `nameOf` returns the exported name of a type. */
export function createWalk(
  checker: ts.TypeChecker,
  compare: Compare,
  nameOf: (type: ts.Type, file: string) => string | undefined,
): WalkResult {
  const changes = new Map<string, TypesChange>();
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
    report(place, id, what, why, detail) {
      const { bump } = TYPES_CHANGES[id];
      const where = `${place.file}#${place.path}`;
      const key = `${where} ${what}`;
      const known = changes.get(key);
      if (known !== undefined && !exceeds(bump, known.bump)) return;
      const named = detail === undefined ? {} : { detail };
      changes.set(key, { id, bump, where, ...named, operationId: place.operationId, what, why });
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
