import { type Row, rowsOf } from "../index.ts";
import type { Comparison, Report, ReportedChange } from "../report/report.ts";
import { adjustmentText, operationsText, statusText, verdictText } from "./words.ts";

/** A comment on GitHub has at most 65,536 characters. */
const MOST_CHARACTERS = 60_000;
const HEADING = "| Bump | Change | Operations | Place |\n| --- | --- | --- | --- |\n";

/** A report as Markdown with tables, for a comment on a pull request. Rows that a comment has no room for are counted. */
export function reportMarkdown(report: Report): string {
  let room = MOST_CHARACTERS;
  const section = ({ versions: { file }, bump, changes }: Comparison): string => {
    const heading = `#### ${code(file)}: ${statusText(bump, changes.length > 0)}\n\n`;
    const rows = rowsOf(changes).map(rowText);
    const kept = rows.filter((row) => {
      room -= row.length;
      return room > 0;
    });
    const left = rows.length - kept.length;
    const parts = [
      ...(report.isOfSeveral ? [heading] : []),
      ...(kept.length > 0 ? [HEADING, ...kept, "\n"] : []),
      ...(left > 0 ? [`${left} further ${left === 1 ? "change has" : "changes have"} no room here.\n\n`] : []),
    ];
    return parts.join("");
  };
  return `${report.comparisons.map(section).join("")}**${verdictText(report)}**\n`;
}

function rowText({ change, operations }: Row<ReportedChange>): string {
  const { bump, what, why, id, source } = change;
  const adjusted = adjustmentText(change);
  const sentences = [
    prose(`${what}: ${why}`),
    code(id),
    ...(adjusted === undefined ? [] : [`<em>${escapedText(adjusted)}</em>`]),
  ];
  const place = source === undefined ? "" : code(`${source.file}:${source.line}`);
  return `| ${bump} | ${sentences.join("<br>")} | ${escapedText(operationsText(operations))} | ${place} |\n`;
}

/** A sentence whose names are between backticks. */
function prose(text: string): string {
  return text
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escapedText(part)))
    .join("");
}

function code(text: string): string {
  return `<code>${escapedText(text)}</code>`;
}

/** A text that Markdown and HTML read as it is, on one line; nobody is mentioned and nothing is linked. */
function escapedText(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/[&<>"'`|*_[\]\\~$]|[@#](?=\w)|:(?=\/\/)/g, (character) =>
      /[@#:]/.test(character) ? `${character}<!-- -->` : `&#${character.codePointAt(0)};`,
    );
}
