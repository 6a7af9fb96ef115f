import { isAbsolute, relative, sep } from "node:path";
import { type Bump, exceeds, type Row, rowsOf } from "../index.ts";
import type { FilePlace } from "../inputs/opened.ts";
import type { Report, ReportedChange } from "../report/report.ts";
import { adjustmentText, operationsText, verdictText } from "./words.ts";

/**
 * A report as workflow commands of GitHub Actions, which shows each change at its line of the pull request. A change that needs
 * no release is left out.
 *
 * @param failOn - The smallest bump that is an error.
 * @param root - The folder of the repository.
 */
export function reportGithub(report: Report, failOn: Bump | undefined, root: string): string {
  const rows = report.comparisons.flatMap(({ changes }) => rowsOf(changes.filter(({ bump }) => bump !== "none")));
  return [...rows.map((row) => annotation(row, failOn, root)), verdictText(report), ""].join("\n");
}

function annotation({ change, operations }: Row<ReportedChange>, failOn: Bump | undefined, root: string): string {
  const { bump, id, what, why, source } = change;
  const properties = { ...placeOf(source, root), title: `${bump}: ${id}` };
  const adjusted = adjustmentText(change);
  const message = [
    `${what}: ${why} (${operationsText(operations)})`,
    ...(adjusted === undefined ? [] : [`It is ${adjusted}`]),
  ];
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${levelOf(bump, failOn)} ${listed.join(",")}::${escapedData(message.join("\n"))}`;
}

function levelOf(bump: Bump, failOn: Bump | undefined): "error" | "warning" | "notice" {
  if (failOn !== undefined && !exceeds(failOn, bump)) return "error";
  return bump === "major" ? "warning" : "notice";
}

/** The properties of a place. GitHub looks for the file from the root of the repository. */
function placeOf(source: FilePlace | undefined, root: string): object {
  if (source?.path === undefined) return {};
  const { path, line, column } = source;
  const file = isAbsolute(path) ? relative(root, path).split(sep).join("/") : path;
  return { file, line, col: column };
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
