import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { type RunEnd, run } from "../lib/process/run.ts";
import { root } from "../lib/project/workspace.ts";
import type { Problem } from "./problem.ts";

const config = join(root, "specs/redocly.yaml");

interface RedoclyReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly {
      readonly source: { readonly ref: string };
      readonly pointer?: string;
      readonly start?: { readonly line: number };
    }[];
  }[];
}

/**
 * Runs Redocly's command line with the rules of specs/redocly.yaml, once for all files. Needs no network.
 * `@redocly/openapi-core` would lint in this process, but its newest release lacks rules that the command line has.
 */
export async function runRedocly(files: readonly string[]): Promise<Problem[][]> {
  const { stdout, stderr } = await lint(files);
  // Redocly prints one JSON object per document, without a separator. A document that cannot be parsed ends the run.
  const texts = stdout.split(/^\}(?=\{$)/m);
  const reports = texts.map((text, index) => read(index < texts.length - 1 ? `${text}}` : text));
  const complete = reports.filter((report) => report !== undefined);
  if (complete.length === files.length) {
    return complete.map(({ problems }, index) => problems.map(toProblem(files[index] ?? "")));
  }
  const [only = ""] = files;
  if (files.length === 1) {
    const message = `${stdout}\n${stderr}`.trim() || "Redocly printed nothing";
    return [[{ file: only, rule: "parse", pointer: "#/", message }]];
  }
  return (await Promise.all(files.map((file) => runRedocly([file])))).flat();
}

function lint(files: readonly string[]): Promise<RunEnd> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const cli = join(dirname(manifest), "bin/cli.js");
  const args = [cli, "lint", ...files, "--config", config, "--format", "json", "--max-problems", "100000"];
  const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  return run(process.execPath, args, { output: "keep", env });
}

function read(text: string): RedoclyReport | undefined {
  try {
    return JSON.parse(text) as RedoclyReport;
  } catch {
    return undefined;
  }
}

const toProblem =
  (entry: string) =>
  ({ ruleId, message, location: [first] }: RedoclyReport["problems"][number]): Problem => {
    const file = first ? resolve(root, first.source.ref) : entry;
    const problem: Problem = { file, rule: ruleId, pointer: first?.pointer ?? "#/", message };
    return first?.start ? { ...problem, line: first.start.line } : problem;
  };
