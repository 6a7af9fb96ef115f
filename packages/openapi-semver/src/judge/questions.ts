import type { Bump } from "../bump.ts";
import type { RawSchema } from "../shape/shape.ts";

/** The bump between two schemas, as far as it is known. */
export interface Answer {
  readonly bump: Bump;
  /** The depth of the open question that it depends on; infinite if it depends on none. */
  readonly restsOn: number;
}

/** Which pairs of schemas were asked about, and which are being asked about now. */
export interface Questions {
  readonly answers: Map<string, Answer>;
  /** Open questions with their depth. */
  readonly open: Map<string, number>;
  /** The smallest depth of an open question that the current result depends on. */
  restsOn: number;
  readonly numbers: Map<RawSchema, number>;
  /** Answers that depend on an open question. */
  readonly unsettled: Set<string>;
}

/** No questions asked yet. */
export function noQuestions(): Questions {
  const restsOn = Number.POSITIVE_INFINITY;
  return { answers: new Map(), open: new Map(), restsOn, numbers: new Map(), unsettled: new Set() };
}

/** Answers were found by assuming that the question at this depth has no difference. Keeps them if that was right. */
export function settle({ answers, unsettled }: Questions, depth: number, wasRight: boolean): void {
  for (const key of [...unsettled]) {
    const answer = answers.get(key);
    if (answer === undefined || answer.restsOn < depth) continue;
    unsettled.delete(key);
    if (wasRight) answers.set(key, { bump: answer.bump, restsOn: Number.POSITIVE_INFINITY });
    else answers.delete(key);
  }
}

/** A number for a schema, always the same one. */
export function numberOf({ numbers }: Questions, raw: RawSchema): number {
  const number = numbers.get(raw) ?? numbers.size;
  numbers.set(raw, number);
  return number;
}
