import { createHash } from "node:crypto";
import { type Row, rowsIn } from "../judge/rows.ts";
import { passes, type Verdict } from "../judge/verdict.ts";
import type { Changeset } from "../read/pending.ts";
import { alsoAt, someOf, whatOf } from "../wording.ts";
import { changesForCallers } from "./changes-for-callers.ts";

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
  const noticed = changesForCallers(changes);
  if (noticed.length === 0 && changes.every(({ judge }) => judge === "code")) {
    return "Internal changes; the API and its types are the same.";
  }
  const described = noticed.length > 0 ? noticed : changes;
  const sentences = rowsIn(described)
    .map(sentence)
    .filter((one) => !said.includes(one));
  const [first] = sentences;
  if (first === undefined) return `A ${required} version, for the changes that other entries describe.`;
  if (sentences.length === 1) return first;
  return [LISTED, "", ...sentences.map((one) => `- ${one}`)].join("\n");
}

/** A fact in words that a caller understands. */
export function sentence({ change, operations, places }: Row): string {
  const who = operations.length === 0 ? "" : `${someOf(operations)}: `;
  const text = `${who}${whatOf(change)} ${alsoAt(change, places)}`.trimEnd();
  return change.bump === "major" ? `**Breaking**: ${text}` : text;
}
