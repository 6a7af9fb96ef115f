import { EXIT } from "../outcome/exit-code.js";
import { say } from "../program/terminal.js";
import type { List } from "../reading/read-list.js";
import { type Remark, remarkText } from "../reading/rows/problem.js";
import type { Outcome } from "./import-outcome.js";

/** Says everything that is wrong with a list, and what the person should know. Returns an outcome if nothing may be sent. */
export function tellProblems(
  list: List<unknown>,
  { quiet, skipInvalid }: { readonly quiet: boolean; readonly skipInvalid: boolean },
): Outcome | undefined {
  const { problems, problemCount, notes, noteCount, invalidCount, rowCount } = list;
  if (!quiet) tell(notes, noteCount, "Note: ");
  if (problemCount === 0) return undefined;
  tell(problems, problemCount, "");
  const isUsable = !list.headerProblems && rowCount > 0;
  if (isUsable && skipInvalid) {
    say(`${invalidCount} of ${rowCount} rows cannot be sent; they are left out and are "invalid" in the result file.`);
    return undefined;
  }
  const them = problemCount === 1 ? "it, or leave this row" : "them, or leave these rows";
  const advice = isUsable ? ` Mend ${them} out with --skip-invalid.` : "";
  const message = `Nobody was invited: the list has ${problemCount === 1 ? "a problem" : `${problemCount} problems`}.${advice}`;
  return { exitCode: EXIT.usage, outcome: "failed", message, total: rowCount, problems, problemCount };
}

function tell(remarks: readonly Remark[], count: number, start: string): void {
  for (const remark of remarks) say(`${start}${remarkText(remark)}`);
  if (count > remarks.length) say(`${start}… and ${count - remarks.length} more.`);
}
