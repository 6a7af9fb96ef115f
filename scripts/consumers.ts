// `pnpm consumers`: packs what would be published, installs it as callers do, and runs the same tests on every platform.
//   --only name,name   rows or folders of consumers/ whose name holds one of these words
//   --quick            the rows that tell most for their time
//   --json             the rows as JSON
//   --write FILE       also rewrites the block of a Markdown file
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { endAll } from "./consumers/exec.ts";
import { packageTrials } from "./consumers/package-trials.ts";
import { cache, installProject, versionOf } from "./consumers/project.ts";
import { type Row, terminalReport, writeReport } from "./consumers/report.ts";
import { type Stage, startServers } from "./consumers/servers.ts";
import { CHROMIUM, smokeTrials } from "./consumers/smoke-trials.ts";
import { packAll } from "./consumers/tarballs.ts";
import type { Trial } from "./consumers/trial.ts";
import { typeTrials } from "./consumers/type-trials.ts";
import { build } from "./lib/run.ts";

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

/** Runs one trial; whatever goes wrong becomes its row. */
async function rowOf(trial: Trial, folder: string | Error, stage: Stage): Promise<Row> {
  const startedAt = performance.now();
  const row = (ok: boolean, tried: string, failure: string, version: string): Row => {
    const milliseconds = Math.round(performance.now() - startedAt);
    // Reports are read elsewhere.
    return { consumer: trial.name, ok, tried, failure: failure.replaceAll(`${cache}/`, ""), version, milliseconds };
  };
  if (folder instanceof Error) return row(false, "", folder.message, "");
  try {
    const { failure, tried, version } = await trial.run({ folder, stage });
    const shown = version ?? (await versionOf(folder, trial.tool));
    return row(failure === undefined, tried, failure ?? "", shown);
  } catch (error) {
    return row(false, "", error instanceof Error ? error.message : String(error), "");
  }
}

/** Projects side by side, the trials of each one after another. */
async function runAll(stage: Stage): Promise<Row[]> {
  const rows = new Map<Trial, Row>();
  const projects = [...new Set(chosen.map(({ project }) => project))];
  // The longest first, so that no core waits for it at the end.
  projects.sort((a, b) => Number(b === "types") - Number(a === "types"));
  const lane = async (): Promise<void> => {
    for (let project = projects.shift(); project !== undefined; project = projects.shift()) {
      const folder = await installProject(project).catch((error: unknown) => error as Error);
      for (const trial of chosen) {
        if (trial.project === project) rows.set(trial, await rowOf(trial, folder, stage));
      }
      say(`  ${project} done`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  return chosen.flatMap((trial) => rows.get(trial) ?? []);
}

if (chosen.length === 0) throw new Error(`no consumer is called ${values.only}`);
await build();
await packAll();
const servers = await startServers();
try {
  say("Installing the packed clients and trying them …");
  const rows = await runAll(servers.stage);
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else console.log(`\n${terminalReport(rows)}`);
  if (!trials.some(({ project }) => project === "chromium")) say(`\nThere is no ${CHROMIUM}: its row is left out.`);
  if (values.write) await writeReport(resolve(values.write), rows);
  const failed = rows.filter(({ ok }) => !ok).length;
  say(`\n${rows.length - failed} of ${rows.length} consumers can use the packages.`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await servers.close();
}
