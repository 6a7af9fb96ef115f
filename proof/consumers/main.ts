// `pnpm consumers`: packs the packages as for publishing, installs them as callers do, and runs the same tests on every platform.
//   --only WORD,WORD   only rows whose name contains one of these words, or whose project has one of these names
//   --quick            only the rows that find most for the time they take
//   --json             prints the rows as JSON
//   --write FILE       also rewrites the table between the markers of a Markdown file

import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { endChildren } from "../../scripts/lib/process/children.ts";
import { endWith, optionsOf } from "../../scripts/lib/process/options.ts";
import { build } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { writeSection } from "../../scripts/lib/text/markers.ts";
import { packAll } from "./install/pack.ts";
import { installProject } from "./install/project.ts";
import { isFailed, markdownReport, type Row, rowProblem, SECTION, terminalReport } from "./report/report.ts";
import { rowOf } from "./report/row.ts";
import type { Stage } from "./stage/servers.ts";
import { packageTrials } from "./trials/package-trials.ts";
import { recipeTrials } from "./trials/recipe-trials.ts";
import { smokeTrials } from "./trials/smoke-trials.ts";
import type { Trial } from "./trials/trial.ts";
import { typeTrials } from "./trials/type-trials.ts";

const { values } = optionsOf("pnpm consumers [--only WORD,WORD] [--quick] [--json] [--write FILE]", {
  options: {
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    write: { type: "string" },
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void endChildren().finally(() => process.exit(1));
  });
}

const words = values.only?.toLowerCase().split(",");
const wanted = ({ name, project, quick }: Trial): boolean => {
  if (words) return words.some((word) => name.toLowerCase().includes(word) || project === word);
  return quick || !values.quick;
};
const trials = [...packageTrials(), ...smokeTrials(), ...recipeTrials(), ...typeTrials()];
const chosen = trials.filter(wanted);
const say = (text: string): void => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);

/** Runs projects in parallel, and the trials of one project one after another. */
async function runAll(stage: Stage): Promise<Row[]> {
  const rows = new Map<Trial, Row>();
  const projects = [...new Set(chosen.map(({ project }) => project))];
  // The slowest project starts first, so that it does not finish last.
  projects.sort((a, b) => Number(b === "types") - Number(a === "types"));
  const lane = async (): Promise<void> => {
    for (let project = projects.shift(); project !== undefined; project = projects.shift()) {
      const own = chosen.filter((trial) => trial.project === project);
      const isNeeded = own.some(({ unavailable }) => unavailable === undefined);
      const folder = isNeeded ? await installProject(project).catch((error: unknown) => error as Error) : project;
      for (const trial of own) rows.set(trial, await rowOf(trial, { folder, stage }));
      say(`  ${project} done`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  return chosen.flatMap((trial) => rows.get(trial) ?? []);
}

if (chosen.length === 0)
  endWith(`no row or project matches --only ${values.only}: without it, all rows are tried and named`);
await build();
await packAll();
// Imported only now: in a fresh clone, the build creates what it imports.
const { startServers } = await import("./stage/servers.ts");
const servers = await startServers();
try {
  say("Installing and testing the packed clients …");
  const rows = await runAll(servers.stage);
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else console.log(`\n${terminalReport(rows)}`);
  if (values.write) await writeSection(resolve(values.write), SECTION, markdownReport(rows));
  const page = await readFile(join(root, "docs/platforms.md"), "utf8");
  const problem = rowProblem(page, rows, chosen.length === trials.length);
  if (problem)
    say(`\nThe table of docs/platforms.md ${problem}. To update it, run: pnpm consumers --write docs/platforms.md`);
  const able = rows.filter(({ ok }) => ok).length;
  const missing = rows.filter(({ unavailable }) => unavailable).map(({ consumer }) => consumer);
  const untried = missing.length > 0 ? ` Not available on this machine and not tested: ${missing.join(", ")}.` : "";
  say(`\n${able} of ${rows.length} consumers can use the packages.${untried}`);
  // A run that tested nothing must fail too.
  process.exitCode = able === 0 || rows.some(isFailed) || problem !== undefined ? 1 : 0;
} finally {
  await servers.close();
}
