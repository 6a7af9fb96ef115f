import { markdownTable } from "../../../scripts/lib/text/markdown-table.ts";
import { drawTable } from "../../../scripts/lib/text/table.ts";
import { GRADES, type Grade } from "../judges/answer.ts";
import { ASSERTED, type Outcome, tallyOf } from "./ask-all.ts";

const MARKS: Readonly<Record<Grade, string>> = {
  right: "",
  "too low": "↓",
  "too high": "↑",
  unclear: "?",
  error: "",
  "no answer": "",
};

/** One row per pair: the label, and each judge's answer with a mark if it is too low or too high. */
export function pairTable({ judges, rows }: Outcome): string {
  const lines = rows.map(({ pair, answers }) => [
    pair.name,
    pair.allowed.join(" or "),
    ...answers.map(({ text, grade }) => `${grade === "error" ? "error" : text} ${MARKS[grade]}`.trim()),
    pair.why ?? "",
  ]);
  return drawTable(["pair", "label", ...judges.map(({ name }) => name), "why"], lines);
}

/** One row per judge: how often it was right, too low (a break passes, or a version stays too small), and so on. */
export function totals(outcome: Outcome): string[][] {
  return outcome.judges.map(({ name, version }, column) => {
    const tally = tallyOf(outcome, column);
    return [`${name} (${version})`, ...GRADES.map((grade) => String(tally[grade]))];
  });
}

/** The totals for the terminal. */
export function totalsTable(outcome: Outcome): string {
  return drawTable(["judge", ...GRADES], totals(outcome), ["left", "right"]);
}

/** The section of a README: what was measured, when, and what could not be. */
export function readmeSection(outcomes: readonly Outcome[], missing: readonly string[], day: string): string {
  const align = ["left", ...GRADES.map(() => "right" as const)] as const;
  const tables = outcomes.map((outcome) => {
    const open = outcome.rows.filter(({ pair }) => pair.allowed.length > 1).length;
    const openText = open === 0 ? "" : `; ${open} of them are open, so that more than one bump is right`;
    const table = markdownTable(["judge", ...GRADES], totals(outcome), { align });
    return `${outcome.rows.length} pairs: ${outcome.title}${openText}.\n\n${table}`;
  });
  const disputed = outcomes.flatMap(disputedRows);
  const absent = missing.length === 0 ? "" : ` Not installed, and so not measured: ${missing.join(" and ")}.`;
  return [
    `Measured on ${day} by \`pnpm judges pairs\`, which prints every pair ([how](../../proof/judges/README.md)).${absent}`,
    ...tables,
    NOTES,
    "Where the labels and oasdiff's tests disagree:",
    markdownTable(["pair", "label", "oasdiff's tests", "why"], disputed),
  ].join("\n\n");
}

/** The pairs on which the assertions of oasdiff's tests are too low or too high. */
function disputedRows({ judges, rows }: Outcome): string[][] {
  const column = judges.findIndex(({ name }) => name === ASSERTED);
  return rows.flatMap(({ pair, answers }) => {
    const answer = answers[column];
    const isDisputed = answer?.grade === "too low" || answer?.grade === "too high";
    return isDisputed
      ? [[pair.name, pair.allowed.join(" or "), `${answer.text}: ${answer.grade}`, pair.why ?? ""]]
      : [];
  });
}

const NOTES = [
  "- **Right**: the label, which was given by reading both documents, allows the answer. This judge must name the bump. The others only tell a break from",
  "  other changes, and are right if they see a break exactly where the bump is major. **Too low**: a break passes, or this judge's bump is too small.",
  "  **Unclear**: the judge reports a change without saying whether it breaks. **No answer**: openapi-diff reads OpenAPI 3.0 only.",
  "- The labels follow this judge's view, a caller of a typed client, and its faults that these pairs showed were mended. Its own cases were written",
  "  together with it, so there the other rows say more than the first.",
  "- oasdiff and openapi-changes are Go programs, and openapi-changes' npm package downloads one while it is installed, so neither is a dependency;",
  "  `pnpm judges pairs` runs those that it finds on the PATH. The row *oasdiff's tests* is what oasdiff's own tests assert of its pairs: ERR and WARN",
  "  count as a break, INFO does not. Many of them run a single check, so the program may report more.",
].join("\n");
