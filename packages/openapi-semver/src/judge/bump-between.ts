import { type Bump, exceeds, largest } from "../bump.ts";
import type { RawSchema } from "../shape/shape.ts";
import type { Direction, Pair, Side } from "./comparison.ts";
import { numberOf, settle } from "./questions.ts";

const MAX_OPEN_QUESTIONS = 200;

/** The bump that replacing one schema by another requires. Reports nothing. */
export function bumpBetween(pair: Pair, direction: Direction, oldRaw: RawSchema, newRaw: RawSchema): Bump {
  if (pair.alike(oldRaw, newRaw)) return "none";
  const { questions } = pair;
  const { answers, open } = questions;
  const key = `${direction} ${numberOf(questions, pair.oldShape(oldRaw).raw)} ${numberOf(questions, pair.newShape(newRaw).raw)}`;
  const known = answers.get(key);
  // A question that leads back to itself counts as no difference.
  const depth = open.get(key) ?? known?.restsOn;
  if (depth !== undefined) {
    questions.restsOn = Math.min(questions.restsOn, depth);
    return known?.bump ?? "none";
  }
  // Schemas this entangled count as different: the result may be too large, never too small.
  if (open.size > MAX_OPEN_QUESTIONS) return "major";
  const own = open.size;
  const outer = questions.restsOn;
  questions.restsOn = Number.POSITIVE_INFINITY;
  open.set(key, own);
  const side: Side = { pair, direction, name: "", operationId: null, changes: [], met: new Map(), isAside: true };
  pair.compare.shapes(side, pair.oldShape(oldRaw), pair.newShape(newRaw), "");
  open.delete(key);
  const bump = largest(side.changes.map((change) => change.bump));
  if (questions.restsOn >= own) {
    settle(questions, own, bump === "none");
    questions.restsOn = Number.POSITIVE_INFINITY;
  }
  // An answer that depends on an open question can only get larger, and nothing is larger than major.
  if (bump === "major") questions.restsOn = Number.POSITIVE_INFINITY;
  answers.set(key, { bump, restsOn: questions.restsOn });
  if (questions.restsOn !== Number.POSITIVE_INFINITY) questions.unsettled.add(key);
  questions.restsOn = Math.min(outer, questions.restsOn);
  return bump;
}

/** Whether two schemas allow the same values, however they are written. */
export function isSame(pair: Pair, oldRaw: RawSchema, newRaw: RawSchema): boolean {
  return (["send", "receive"] as const).every((way) => !exceeds(bumpBetween(pair, way, oldRaw, newRaw), "patch"));
}
