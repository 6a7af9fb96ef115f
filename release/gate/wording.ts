import type { Operation } from "./judge/rows.ts";

/** The parts of a change that its sentence needs. */
interface WordedChange {
  readonly judge: string;
  readonly where: string;
  readonly what: string;
}

/** A change as one sentence. The TypeScript judge leaves out the name that changed, so it is added from the place. */
export function whatOf(change: WordedChange): string {
  const name = change.judge === "types" ? nameAt(change) : "";
  const said = asSentence(change.what);
  if (name === "") return said;
  const rest = said.slice("It ".length);
  if (/^It (is|was|may|can|has) /.test(said)) return `\`${name}\` ${rest}`;
  return `\`${name}\`: ${afterColon(said)}`;
}

/** The place of a change of the types, without its file; empty for the package as a whole. */
export function nameAt({ where }: Pick<WordedChange, "where">): string {
  return where.includes("#") ? where.slice(where.indexOf("#") + 1) : "";
}

/** A few of some operations, each with the specs that have it if there are several. */
export function operationsText(operations: readonly Operation[]): string {
  return someOf(operations.map(({ id, specs }) => `\`${id}\`${specs.length === 0 ? "" : ` (${specs.join(", ")})`}`));
}

/** A few names of a list, and how many more it has. */
export function someOf(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES + 1 ? names.slice(0, MOST_NAMES) : names;
  const text = shown.join(", ");
  return shown.length === names.length ? text : `${text} and ${names.length - shown.length} more`;
}

const MOST_NAMES = 5;

/** A sentence as it goes on after a colon. */
export function afterColon(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}

/** Adds the capital and the full stop that judges leave out. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const ended = /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.slice(0, 1).toUpperCase() + ended.slice(1);
}
