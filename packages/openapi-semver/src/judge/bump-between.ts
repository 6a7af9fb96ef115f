import { compareShapes } from "../schemas/schema.ts";
import type { RawSchema } from "../shape/shape.ts";
import { type Bump, exceeds, largest } from "./change.ts";
import type { Direction, Pair, Side } from "./comparison.ts";

interface Answer {
  readonly bump: Bump;
  /** The depth of the open question that it rests on; infinite if it rests on none. */
  readonly restsOn: number;
}

/** What was asked about pairs of schemas, and is being asked. */
export interface Questions {
  readonly answers: Map<string, Answer>;
  /** Open questions with their depth. */
  readonly open: Map<string, number>;
  /** The least depth of an open question that what is being found rests on. */
  restsOn: number;
  readonly numbers: Map<RawSchema, number>;
  /** Answers that rest on an open question. */
  readonly unsettled: Set<string>;
}

/** A place for questions about two documents. */
export function noQuestions(): Questions {
  const restsOn = Number.POSITIVE_INFINITY;
  return { answers: new Map(), open: new Map(), restsOn, numbers: new Map(), unsettled: new Set() };
}

const MOST_OPEN = 200;

/** The bump that a schema in the place of another asks for, found aside. */
export function bumpBetween(pair: Pair, direction: Direction, oldRaw: RawSchema, newRaw: RawSchema): Bump {
  if (pair.alike(oldRaw, newRaw)) return "none";
  const { questions } = pair;
  const { answers, open } = questions;
  const key = `${direction} ${numberOf(questions, pair.oldShape(oldRaw).raw)} ${numberOf(questions, pair.newShape(newRaw).raw)}`;
  const known = answers.get(key);
  // A question that comes back to itself is not what makes a difference.
  const depth = open.get(key) ?? known?.restsOn;
  if (depth !== undefined) {
    questions.restsOn = Math.min(questions.restsOn, depth);
    return known?.bump ?? "none";
  }
  // Schemas that are so entangled are taken to differ: that may ask for too much, never for too little.
  if (open.size > MOST_OPEN) return "major";
  const own = open.size;
  const outer = questions.restsOn;
  questions.restsOn = Number.POSITIVE_INFINITY;
  open.set(key, own);
  const side: Side = { pair, direction, name: "", operationId: null, changes: [], met: new Map(), isAside: true };
  compareShapes(side, pair.oldShape(oldRaw), pair.newShape(newRaw), "");
  open.delete(key);
  const bump = largest(side.changes.map((change) => change.bump));
  if (questions.restsOn >= own) {
    settle(questions, own, bump === "none");
    questions.restsOn = Number.POSITIVE_INFINITY;
  }
  // What rests on an open question can only turn out larger, and nothing is larger than major.
  if (bump === "major") questions.restsOn = Number.POSITIVE_INFINITY;
  answers.set(key, { bump, restsOn: questions.restsOn });
  if (questions.restsOn !== Number.POSITIVE_INFINITY) questions.unsettled.add(key);
  questions.restsOn = Math.min(outer, questions.restsOn);
  return bump;
}

/** What was found while a question was open, taking it for no difference, is right if there was none; else it is forgotten. */
function settle({ answers, unsettled }: Questions, depth: number, wasRight: boolean): void {
  for (const key of [...unsettled]) {
    const answer = answers.get(key);
    if (answer === undefined || answer.restsOn < depth) continue;
    unsettled.delete(key);
    if (wasRight) answers.set(key, { bump: answer.bump, restsOn: Number.POSITIVE_INFINITY });
    else answers.delete(key);
  }
}

function numberOf({ numbers }: Questions, raw: RawSchema): number {
  const number = numbers.get(raw) ?? numbers.size;
  numbers.set(raw, number);
  return number;
}

/** Whether two schemas allow the same, in whatever words. */
export function isSame(pair: Pair, oldRaw: RawSchema, newRaw: RawSchema): boolean {
  return (["send", "receive"] as const).every((way) => !exceeds(bumpBetween(pair, way, oldRaw, newRaw), "patch"));
}
