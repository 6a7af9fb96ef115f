import type { Bump } from "../bump.ts";
import type { Source } from "../document/source.ts";
import { type Alike, alikeIn } from "../shape/equal.ts";
import type { RawSchema, Shape } from "../shape/shape.ts";
import { type ShapeOf, shapesOf } from "../shape/shape-of.ts";
import { noQuestions, type Questions } from "./questions.ts";
import type { SpecChange, SpecChangeId } from "./spec-changes.ts";

/** Which way a value goes: sent by the caller, or received. */
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
  /** Passed in, so that the comparisons of fields, items and alternatives can call it without an import circle. */
  readonly compare: Compare;
  /** Whether both documents have the same OpenAPI version, so that the same text means the same in both. */
  readonly isOneVersion: boolean;
  /** Whether values are written as XML, so that `xml` counts. */
  readonly isXml: boolean;
  /** The same two documents, with values that are written as XML. */
  readonly asXml: Pair;
  /** The new document compared with itself. */
  readonly newWithItself: Pair;
}

/** Prepares two documents for comparison. */
export function pairOf(before: Source, after: Source, compare: Compare): Pair {
  const parts = {
    old: before,
    new: after,
    oldShape: shapesOf(before),
    newShape: shapesOf(after),
    alike: alikeIn(before, after),
    compare,
    isOneVersion: versionOf(before) === versionOf(after),
  };
  const pairFor = (isXml: boolean): Pair => {
    let itself: Pair | undefined;
    let asXml: Pair | undefined;
    return {
      ...parts,
      // The same question has another answer in XML.
      questions: noQuestions(),
      isXml,
      get asXml() {
        asXml ??= isXml ? this : pairFor(true);
        return asXml;
      },
      get newWithItself() {
        itself ??= before === after ? this : pairOf(after, after, compare);
        return itself;
      },
    };
  };
  return pairFor(false);
}

function versionOf({ root }: Source): string {
  return String(root.openapi ?? "").slice(0, 3);
}

/** One side of an operation under comparison: its request body, a response, a parameter. */
export interface Side {
  readonly pair: Pair;
  readonly direction: Direction;
  /** What sentences call the side: "the request body", "the response 200". */
  readonly name: string;
  readonly operationId: string | null;
  readonly changes: SpecChange[];
  /** Pairs of schemas that were already compared for this side, so that recursive schemas end. */
  readonly met: Map<unknown, Set<unknown>>;
  /** Whether only the bump is wanted: then each nested pair of schemas is compared as a separate question. */
  readonly isAside?: boolean;
  /** Whether callers could leave the whole value out, and still can, so that its default counts. */
  readonly isLeftOut?: boolean;
}

/** A change without its operation. */
export type Finding = Omit<SpecChange, "operationId">;

/** Adds a change to a side. */
export function report(side: Side, finding: Finding): void {
  side.changes.push({ ...finding, operationId: side.operationId });
}

/** The first word of the ids of schema changes: `request` for what callers send, `response` for what they receive. */
export function prefixOf(direction: Direction): "request" | "response" {
  return direction === "send" ? "request" : "response";
}

/** What callers send may only widen; what they receive may only narrow. */
export function bumpOf(direction: Direction, becomes: "wider" | "narrower"): Bump {
  return (direction === "send") === (becomes === "wider") ? "minor" : "major";
}

/** Why a change of the allowed values requires its bump. */
export function whyOf(direction: Direction, becomes: "wider" | "narrower"): string {
  if (direction === "send") {
    return becomes === "wider"
      ? "everything that callers send today is still accepted"
      : "values that callers send today may be rejected";
  }
  return becomes === "wider"
    ? "callers may receive values that their code does not expect"
    : "callers receive only values that they already expected";
}

/** Why callers care that a place is gone. */
export function whyRemoved(direction: Direction): string {
  return direction === "send" ? "callers who send it are no longer understood" : "callers who read it find nothing";
}

/** A place of an operation that is required or not, as the ids of its changes call it. */
type Needed =
  | "parameter"
  | "incoming-parameter"
  | "request-body"
  | "incoming-request-body"
  | "response-header"
  | "outgoing-header";

/** Reports that a place became required, or optional. */
export function reportNeed(side: Side, needed: Needed, isRequired: boolean, where: string): void {
  const isSent = side.direction === "send";
  const becomes = isRequired ? "required" : "optional";
  const whySent = isRequired ? "callers who leave it out are rejected" : "callers may continue to send it";
  const whyReceived = isRequired ? "callers may rely on it" : "callers who rely on it may find nothing";
  report(side, {
    id: `${needed}-became-${becomes}`,
    bump: isSent === isRequired ? "major" : "minor",
    where,
    what: `${side.name} became ${becomes}`,
    why: isSent ? whySent : whyReceived,
  });
}

/** Where a schema is in the new document; where the old one was, if the new one has no place. */
export function spot({ pair }: Side, after: Shape, before: Shape): string {
  return pair.new.pointer(after.raw) || pair.old.pointer(before.raw);
}

type ReportedAspect<Id> = Id extends `request-${infer Aspect}`
  ? `response-${Aspect}` extends SpecChangeId
    ? Aspect
    : never
  : never;

/** A kind of change that has an id for either direction. */
export type Aspect = ReportedAspect<SpecChangeId>;

/** One aspect that became wider or narrower. */
export interface Shift {
  readonly becomes: "wider" | "narrower";
  readonly aspect: Aspect;
  /** What happened to the schema, as the rest of a sentence. */
  readonly what: string;
  readonly detail?: string;
  readonly why?: string;
}

/** Returns a function that reports changes of the type of the schema at a path, with bump and reason by direction. */
export function typeReporter(side: Side, before: Shape, after: Shape, path: string): (shift: Shift) => void {
  return ({ becomes, aspect, what, detail, why }) =>
    report(side, {
      id: `${prefixOf(side.direction)}-${aspect}`,
      bump: bumpOf(side.direction, becomes),
      where: spot(side, after, before),
      ...(detail === undefined ? {} : { detail }),
      what: `${placeName(side, path)} ${what}`,
      why: why ?? whyOf(side.direction, becomes),
    });
}

/** The same for limits that are not part of the type: on received values they never break a caller. */
export function limitReporter(side: Side, before: Shape, after: Shape, path: string): (shift: Shift) => void {
  const reportType = typeReporter(side, before, after, path);
  return (shift) => {
    if (side.direction === "send") reportType(shift);
    else reportType({ ...shift, becomes: "narrower", why: "its type stays the same" });
  };
}

/** What sentences call a place within a side: the side itself, or one of its fields. */
export function placeName(side: Side, path: string): string {
  return path === "" ? side.name : `\`${path}\` in ${side.name}`;
}
