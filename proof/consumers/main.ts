// `pnpm consumers`: packs what would be published, installs it as callers do, and runs the same tests on every platform.
//   --only name,name   rows or folders of consumers/ whose name holds one of these words
//   --quick            the rows that tell most for their time
//   --json             the rows as JSON
//   --write FILE       also rewrites the block of a Markdown file
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../../scripts/lib/process/run.ts";
import { packAll } from "../../scripts/lib/project/tarballs.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { writeSection } from "../../scripts/lib/text/markers.ts";
import { endAll } from "./runner/exec.ts";
import { installProject } from "./runner/project.ts";
import { isFailed, markdownReport, type Row, rowProblem, SECTION, terminalReport } from "./runner/report.ts";
import { rowOf } from "./runner/row.ts";
import type { Stage } from "./runner/servers.ts";
import { packageTrials } from "./trials/package-trials.ts";
import { smokeTrials } from "./trials/smoke-trials.ts";
import type { Trial } from "./trials/trial.ts";
import { typeTrials } from "./trials/type-trials.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    write: { type: "string" },
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(1);
  });
}

const words = values.only?.toLowerCase().split(",");
const wanted = ({ name, project, quick }: Trial): boolean => {
  if (words) return words.some((word) => name.toLowerCase().includes(word) || project === word);
  return quick || !values.quick;
};
const trials = [...packageTrials(), ...smokeTrials(), ...typeTrials()];
const chosen = trials.filter(wanted);
const say = (text: string): void => void (values.json ? process.stderr : process.stdout).write(`${text}\n`);

/** Projects side by side, the trials of each one after another. */
async function runAll(stage: Stage): Promise<Row[]> {
  const rows = new Map<Trial, Row>();
  const projects = [...new Set(chosen.map(({ project }) => project))];
  // The longest first, so that no core waits for it at the end.
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

if (chosen.length === 0) throw new Error(`no consumer is called ${values.only}`);
await build();
await packAll();
// Imported only now: in a fresh clone, what it imports did not exist before.
const { startServers } = await import("./runner/servers.ts");
const servers = await startServers();
try {
  say("Installing the packed clients and trying them …");
  const rows = await runAll(servers.stage);
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else console.log(`\n${terminalReport(rows)}`);
  if (values.write) await writeSection(resolve(values.write), SECTION, markdownReport(rows));
  const readme = await readFile(join(root, "README.md"), "utf8");
  const problem = rowProblem(readme, rows, chosen.length === trials.length);
  if (problem) say(`\nThe table of README.md ${problem}. It is written by: pnpm consumers --write README.md`);
  const able = rows.filter(({ ok }) => ok).length;
  const missing = rows.filter(({ unavailable }) => unavailable).map(({ consumer }) => consumer);
  const untried = missing.length > 0 ? ` Not available here, so not tried: ${missing.join(", ")}.` : "";
  say(`\n${able} of ${rows.length} consumers can use the packages.${untried}`);
  // Nothing failed is not enough if nothing was tried.
  process.exitCode = able === 0 || rows.some(isFailed) || problem !== undefined ? 1 : 0;
} finally {
  await servers.close();
}
