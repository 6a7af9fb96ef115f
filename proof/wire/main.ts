// `pnpm wire`: breaks connections in every way on every installed runtime, and prints the outcome that the client reports
// and how often the request arrived. Exit code 1 if the client reports "not-sent" for a request that arrived, misses a proof
// that the platform gives, or lets a request arrive twice although it could prevent that.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { build, run } from "../../scripts/lib/process/run.ts";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { type Reported, type Runtime, runtimes } from "./runtimes.ts";
import { type Scenario, startScenarios } from "./scenarios.ts";

optionsOf("pnpm wire", {});

const here = import.meta.dirname;
const install = async (): Promise<void> => {
  if (existsSync(join(here, "node_modules/.package-lock.json"))) return;
  console.log("Installing the runtimes …");
  const { code, text } = await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: here,
    output: "keep",
  });
  if (code !== 0) throw new Error(text);
};

await install();
await build();
const bundle = join(here, "node_modules/.cache/probe.mjs");
const { build: esbuild } = await import("esbuild");
await esbuild({
  entryPoints: [join(here, "probe.js")],
  bundle: true,
  format: "esm",
  minify: true,
  outfile: bundle,
  logLevel: "error",
});

interface Row {
  readonly scenario: string;
  readonly cells: string[];
}
const rows = new Map<string, Row>();
const faults: string[] = [];
const runners = runtimes(bundle);
// All runtimes at once, each with its own servers, so that the requests of each are counted apart.
await Promise.all(
  runners.map(async (runtime) => {
    const scenarios = await startScenarios();
    try {
      const reported = await runtime.probe(scenarios);
      // Gives requests that the platform repeats time to arrive.
      await new Promise((resolve) => setTimeout(resolve, 300));
      for (const scenario of scenarios) {
        judge(
          runtime,
          scenario,
          reported.find(({ name }) => name === scenario.name),
        );
      }
    } finally {
      await Promise.all(scenarios.map((scenario) => scenario.close()));
    }
  }),
);

function judge(runtime: Runtime, scenario: Scenario, reported: Reported | undefined): void {
  const { name, proof } = scenario;
  const arrived = scenario.arrived();
  const outcome = reported?.outcome ?? "nothing";
  const fault = faultOf(runtime, scenario, outcome, arrived, reported);
  if (fault) faults.push(`${runtime.name}, ${name}: ${fault}`);
  const row = rows.get(name) ?? { scenario: name, cells: [] };
  row.cells[runners.indexOf(runtime)] =
    `${fault ? "✘ " : ""}${outcome}${proof ? "" : ` ×${arrived}`}${reported?.code ? ` (${reported.code})` : ""}`;
  rows.set(name, row);
}

function faultOf(
  runtime: Runtime,
  scenario: Scenario,
  outcome: string,
  arrived: number,
  reported: Reported | undefined,
): string | undefined {
  if (outcome === "not-sent") return arrived > 0 ? "reports not-sent for a request that arrived" : undefined;
  if (outcome !== "unknown") return `reports ${outcome}`;
  if (arrived > 1 && !runtime.repeatsBeneath) return `the request arrived ${arrived} times`;
  const isProof = scenario.proof !== undefined && (runtime.knowsWhatWasSent || isProvenBy(runtime, scenario));
  return isProof
    ? `misses the proof that nothing was sent (${reported?.code ?? ""} ${reported?.cause ?? ""})`
    : undefined;
}

function isProvenBy({ provesConnectFailures }: Runtime, { proof }: Scenario): boolean {
  return proof === "everywhere" && provesConnectFailures;
}

console.log("\nA POST on each runtime: the outcome that the client reports, and how often the POST arrived\n");
console.log(
  drawTable(
    ["what happens", ...runners.map(({ name }) => name)],
    [...rows.values()].map(({ scenario, cells }) => [scenario, ...cells]),
  ),
);
if (!runners.some(({ name }) => name === "Chromium")) console.log("\nChromium is not installed, so it has no column.");
console.log(faults.length === 0 ? "\nEvery outcome is right." : `\n${faults.join("\n")}`);
process.exitCode = faults.length === 0 ? 0 : 1;
process.exit();
