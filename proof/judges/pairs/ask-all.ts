import { type Answer, GRADES, type Grade, gradeOf } from "../judges/answer.ts";
import type { Judge } from "../judges/judge.ts";
import type { Pair, PairSet } from "./pair.ts";

/** What one judge says of one pair. */
export interface Graded extends Answer {
  readonly grade: Grade;
}

/** A pair, and what each judge says of it. */
export interface Row {
  readonly pair: Pair;
  readonly answers: readonly Graded[];
}

/** The answers of several judges on one set. */
export interface Outcome {
  readonly title: string;
  /** The columns, in the order of the answers. */
  readonly judges: readonly { readonly name: string; readonly version: string }[];
  readonly rows: readonly Row[];
}

/** The column of what oasdiff's tests assert. */
export const ASSERTED = "oasdiff's tests";

/** Asks each judge about each pair. Judges that are not installed are left out, with their names in `missing`. */
export async function askAll({ title, pairs }: PairSet, judges: readonly Judge[], labelled: string): Promise<Outcome> {
  const isAsserted = pairs.some(({ asserted }) => asserted !== undefined);
  const present = judges.filter(({ version }) => version !== undefined);
  const rows: Row[] = [];
  for (const pair of pairs) {
    const answers: Answer[] = [];
    for (const judge of present) answers.push(await judge.ask(pair));
    if (isAsserted) answers.push(pair.asserted ?? { text: "", because: "no answer" });
    rows.push({ pair, answers: answers.map((answer) => ({ ...answer, grade: gradeFor(pair, answer) })) });
  }
  const columns = present.map(({ name, version = "" }) => ({ name, version }));
  return { title, judges: isAsserted ? [...columns, { name: ASSERTED, version: labelled }] : columns, rows };
}

function gradeFor({ allowed, mayBeRefused }: Pair, answer: Answer): Grade {
  return mayBeRefused && answer.because === "error" ? "right" : gradeOf(answer, allowed);
}

/** How often a column has each grade. */
export function tallyOf({ rows }: Outcome, column: number): Readonly<Record<Grade, number>> {
  const count = (grade: Grade): number => rows.filter(({ answers }) => answers[column]?.grade === grade).length;
  return Object.fromEntries(GRADES.map((grade) => [grade, count(grade)])) as Record<Grade, number>;
}
