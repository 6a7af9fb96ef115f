// `pnpm spec:lint [--all] [file …]`: lints the specs by Redocly with the rules of specs/redocly.yaml. Exit code 1 on any problem,
// except those under review (`x-review`): these are counted, and listed with `--all`.
import { relative } from "node:path";
import { optionsOf } from "../lib/process/options.ts";
import { allSpecs, lintSpecs } from "./lint.ts";
import type { Problem } from "./problem.ts";

function show({ file, rule, pointer, line, message }: Problem): string {
  const place = relative(process.cwd(), file) + (line === undefined ? "" : `:${line}`);
  return `  ${place}  ${rule}\n    ${message}\n    ${decodeURIComponent(pointer)}`;
}

/** How many problems of each rule are under review. */
function showCounts(problems: readonly Problem[]): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort().map(([rule, count]) => `  ${String(count).padStart(4)}  ${rule} (under review)`);
}

async function main(): Promise<void> {
  const options = { all: { type: "boolean", default: false } } as const;
  const { values, positionals: given } = optionsOf("pnpm spec:lint [--all] [file …]", {
    allowPositionals: true,
    options,
  });
  const { all } = values;
  const files = given.length > 0 ? given : await allSpecs();
  const results = await lintSpecs(files);
  let total = 0;
  for (const [index, problems] of results.entries()) {
    const errors = problems.filter((problem) => !problem.underReview);
    const warnings = problems.filter((problem) => problem.underReview);
    total += errors.length;
    console.log(`${errors.length === 0 ? "ok  " : "FAIL"}  ${relative(process.cwd(), files[index] ?? "")}`);
    for (const problem of all ? problems : errors) console.log(show(problem));
    for (const line of all ? [] : showCounts(warnings)) console.log(line);
  }
  if (total > 0) {
    console.log(`\n${total} problem${total === 1 ? "" : "s"}`);
    process.exitCode = 1;
  }
}

await main();
