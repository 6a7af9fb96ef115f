import { parseIgnoreFile } from "../corrections/ignore-file.ts";
import { reportGithub } from "../formats/github.ts";
import { reportJson } from "../formats/json.ts";
import { reportMarkdown } from "../formats/markdown.ts";
import { reportText } from "../formats/text.ts";
import { printable } from "../formats/words.ts";
import { exceeds } from "../index.ts";
import { openBasePairs } from "../inputs/base-inputs.ts";
import { openInput } from "../inputs/open-input.ts";
import { readWorkingFile } from "../inputs/working-files.ts";
import { applyIgnoreFile } from "../report/ignored.ts";
import { compareVersions, type Report, reportOf, type Versions } from "../report/report.ts";
import { applySeverities, parseSeverities } from "../report/severities.ts";
import { withNewSources, withSources } from "../report/sources.ts";
import type { World } from "../world.ts";
import { EXIT } from "./exit-codes.ts";
import type { Options } from "./options.ts";

/** Compares documents, prints what changed, and returns the exit code. Throws if something is wrong. */
export async function compare(documents: readonly string[], options: Options, world: World): Promise<number> {
  const severities = parseSeverities(options.severity ?? []);
  const entries = ignoreEntries(options, world);
  const versions = await versionsOf(documents, options.base, world);
  const judged = versions.map((one) => applySeverities(compareVersions(one), severities));
  const { comparisons, problems } = applyIgnoreFile(judged, entries, options.ignore ?? "");
  for (const problem of problems) world.say(`${options.strictIgnore ? "error" : "warning"}: ${printable(problem)}\n`);
  const report = reportOf(comparisons, options.base !== undefined);
  world.print(written(report, options, world));
  if (problems.length > 0 && options.strictIgnore) return EXIT.usage;
  const { failOn } = options;
  return failOn !== undefined && !exceeds(failOn, report.bump) ? EXIT.tooLarge : EXIT.done;
}

function ignoreEntries({ ignore, strictIgnore }: Options, world: World): ReturnType<typeof parseIgnoreFile> {
  if (ignore !== undefined) return parseIgnoreFile(readWorkingFile(ignore, world.folders), ignore);
  if (strictIgnore) throw new Error("--strict-ignore is about an ignore file: name it with --ignore");
  return [];
}

async function versionsOf(
  documents: readonly string[],
  base: string | undefined,
  world: World,
): Promise<readonly Versions[]> {
  if (base !== undefined) return openBasePairs(base, documents, world);
  const [before, after, ...others] = documents;
  if (before === undefined || after === undefined || others.length > 0) {
    const hint = documents.length === 1 ? "; --base REF compares one file with a commit" : "; --base REF takes several";
    throw new Error(`two documents are needed, OLD and NEW, but ${documents.length} are named${hint}`);
  }
  if (before === "-" && after === "-") throw new Error("only one of the two documents can be standard input");
  const [old, now] = [await openInput(before, world), await openInput(after, world)];
  return [{ file: after === "-" ? now.name : after, old, new: now }];
}

function written(report: Report, { format, json, failOn }: Options, world: World): string {
  const { env, folders, isTerminal } = world;
  const placed = (place: typeof withSources): Report => ({ ...report, comparisons: report.comparisons.map(place) });
  if (json || format === "json") return reportJson(placed(withSources));
  if (format === "markdown") return reportMarkdown(placed(withSources));
  if (format === "github") {
    return reportGithub(placed(withNewSources), failOn, env.GITHUB_WORKSPACE || folders[0] || ".");
  }
  return reportText(placed(withSources), isTerminal && !env.NO_COLOR && env.TERM !== "dumb");
}
