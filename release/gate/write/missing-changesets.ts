import { createHash } from "node:crypto";
import { rowsIn } from "../judge/rows.ts";
import { passes, type Verdict } from "../judge/verdict.ts";
import type { Changeset } from "../read/pending.ts";
import { afterColon, operationsText, whatOf } from "../wording.ts";
import { type CallerRow, callerRows, placesText } from "./caller-rows.ts";

/** The line above a list of changes. */
export const LISTED = "What changed for callers:";

/** A changeset to be written. */
export interface ChangesetFile {
  readonly file: string;
  readonly content: string;
}

/** One changeset for each package that is granted too little, with the bump that it needs. */
export function missingChangesets(verdicts: readonly Verdict[], pending: readonly Changeset[]): ChangesetFile[] {
  return verdicts
    .filter((verdict) => !passes(verdict))
    .map((verdict) => {
      const { name, required } = verdict;
      const isOfPackage = ({ releases }: Changeset): boolean => releases.some((release) => release.name === name);
      const said = pending.filter(isOfPackage).map(({ summary }) => summary);
      const text = textOf(verdict, said.join("\n"));
      // The name depends on the content, so that a changeset never overwrites a different one.
      const id = createHash("sha256").update(`${required}\n${text}`).digest("hex").slice(0, 8);
      const file = `.changeset/${name.replace(/^.*\//, "")}-${id}.md`;
      return { file, content: `---\n"${name}": ${required}\n---\n\n${text}\n` };
    });
}

function textOf({ changes, required }: Verdict, said: string): string {
  const noticed = callerRows(changes);
  if (noticed.length === 0 && changes.every(({ judge }) => judge === "code")) {
    return "Internal changes; the API and its types are the same.";
  }
  const described = noticed.length > 0 ? noticed : rowsIn(changes).map((row) => ({ ...row, inTypes: [] }));
  const sentences = described.map(sentence).filter((one) => !said.includes(one));
  const [first] = sentences;
  if (first === undefined) return `A ${required} version, for the changes that other entries describe.`;
  if (sentences.length === 1) return first;
  return [LISTED, "", ...sentences.map((one) => `- ${one}`)].join("\n");
}

/** A fact in words that a caller understands. */
export function sentence(row: CallerRow): string {
  const { change, operations } = row;
  const what = whatOf(change);
  const said = operations.length === 0 ? what : `${operationsText(operations)}: ${afterColon(what)}`;
  const text = `${said} ${placesText(row)}`.trimEnd();
  return change.bump === "major" ? `**Breaking**: ${text}` : text;
}
