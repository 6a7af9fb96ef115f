import type { Bump } from "../bump.ts";
import type { Source } from "../document/source.ts";
import { type Alike, alikeIn } from "../shape/equal.ts";
import type { RawSchema, Shape } from "../shape/shape.ts";
import { type ShapeOf, shapesOf } from "../shape/shape-of.ts";
import type { Change } from "./change.ts";
import { noQuestions, type Questions } from "./questions.ts";

/** Which way a value goes, seen from the caller. */
export type Direction = "send" | "receive";

/** Compares two schemas, or the shapes made from them. `path` is the field's path within the side, empty for the side itself. */
export interface Compare {
  schemas(side: Side, oldRaw: RawSchema, newRaw: RawSchema, path: string): void;
  shapes(side: Side, before: Shape, after: Shape, path: string): void;
}

/** Two documents under comparison. */
export interface Pair {
  readonly old: Source;
  readonly new: Source;
  readonly oldShape: ShapeOf;
  readonly newShape: ShapeOf;
  readonly alike: Alike;
  readonly questions: Questions;
  /** Handed in, so that what compares fields, items and alternatives can call back without an import circle. */
  readonly compare: Compare;
  /** Whether both documents have the same OpenAPI version, so that the same text means the same in both. */
  readonly isOneVersion: boolean;
  /** The new document compared with itself. */
  readonly newWithItself: Pair;
}

/** Prepares two documents for comparison. */
export function pairOf(before: Source, after: Source, compare: Compare): Pair {
  let itself: Pair | undefined;
  return {
    old: before,
    new: after,
    oldShape: shapesOf(before),
    newShape: shapesOf(after),
    alike: alikeIn(before, after),
    questions: noQuestions(),
    compare,
    isOneVersion: versionOf(before) === versionOf(after),
    get newWithItself() {
      itself ??= before === after ? this : pairOf(after, after, compare);
      return itself;
    },
  };
}

function versionOf({ root }: Source): string {
  return String(root.openapi ?? "").slice(0, 3);
}

/** One side of an operation (its request body, an answer, a parameter) under comparison. */
export interface Side {
  readonly pair: Pair;
  readonly direction: Direction;
  /** How the side is called: "the request body", "the answer 200". */
  readonly name: string;
  readonly operationId: string | null;
  readonly changes: Change[];
  /** Pairs of schemas that this side has met: recursive ones end. */
  readonly met: Map<unknown, Set<unknown>>;
  /** Only the bump is wanted, to find out what belongs together: each pair of schemas is a question of its own. */
  readonly isAside?: boolean;
}

/** What a change says besides its operation. */
export type Finding = Omit<Change, "operationId">;

/** Notes a change. */
export function report(side: Side, finding: Finding): void {
  side.changes.push({ ...finding, operationId: side.operationId });
}

/** What callers may send may only widen; what they receive may only narrow. */
export function bumpOf(direction: Direction, becomes: "wider" | "narrower"): Bump {
  return (direction === "send") === (becomes === "wider") ? "minor" : "major";
}

/** Why a change of what is allowed asks for its bump. */
export function whyOf(direction: Direction, becomes: "wider" | "narrower"): string {
  if (direction === "send") {
    return becomes === "wider" ? "what callers send today is still taken" : "what callers send today may be refused";
  }
  return becomes === "wider"
    ? "callers may receive what their code does not expect"
    : "callers receive nothing that they did not expect before";
}

/** Where a schema stands in the new document; where its forerunner stood, if it stands nowhere. */
export function spot({ pair }: Side, after: Shape, before: Shape): string {
  return pair.new.pointer(after.raw) || pair.old.pointer(before.raw);
}

/** Says that what is allowed became wider or narrower, with the bump and the reason that this has in the direction. */
export type Say = (becomes: "wider" | "narrower", what: string) => void;

/** Says it of the schema at a path. */
export function sayerOf(side: Side, before: Shape, after: Shape, path: string): Say {
  const where = spot(side, after, before);
  return (becomes, what) =>
    report(side, {
      bump: bumpOf(side.direction, becomes),
      where,
      what: `${placeName(side, path)} ${what}`,
      why: whyOf(side.direction, becomes),
    });
}

/** Says it of what bounds a value and is no part of its type: on what is received that never breaks a caller. */
export function boundSayerOf(side: Side, before: Shape, after: Shape, path: string) {
  const where = spot(side, after, before);
  return (becomes: "wider" | "narrower", what: string, why?: string): void =>
    report(side, {
      bump: side.direction === "receive" ? "minor" : bumpOf("send", becomes),
      where,
      what: `${placeName(side, path)} ${what}`,
      why: side.direction === "receive" ? "its type stays the same" : (why ?? whyOf("send", becomes)),
    });
}

/** Where in a side something is: the side itself, or a field of it. */
export function placeName(side: Side, path: string): string {
  return path === "" ? side.name : `\`${path}\` in ${side.name}`;
}
