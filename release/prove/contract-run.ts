import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../scripts/lib/process/run.ts";
import { type Tally, tally } from "../../scripts/lib/project/test-report.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import type { Packed } from "../publish/tarballs.ts";

/** The parts of vitest's JSON report that say which package a test belongs to, and why it failed. */
interface FileReports {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** The result of the contract tests of one package. */
export interface ContractResult extends Tally {
  /** Each failed test, and why it failed. */
  readonly failures: readonly string[];
}

/** Runs the contract tests on the packages that a project has installed. The tests import them by name. */
export async function runContract(project: string, all: readonly Packed[]): Promise<Map<string, ContractResult>> {
  const config = join(root, "release/prove/vitest.config.ts");
  const env = { PROOF_PROJECT: project };
  const { text } = await run("vitest", ["run", "--config", config], { output: "keep", env });
  const report = await readFile(join(project, "contract.json"), "utf8").catch(() => undefined);
  if (report === undefined) throw new Error(`the contract tests could not be run:\n${text}`);
  return talliesOf(JSON.parse(report) as FileReports, all);
}

/** Counts the tests in each package's folder. Packages without tests are left out. */
export function talliesOf(
  report: FileReports,
  packages: readonly { readonly name: string; readonly folder: string }[],
): Map<string, ContractResult> {
  const tallies = new Map<string, ContractResult>();
  for (const { name, folder } of packages) {
    const testResults = report.testResults.filter((file) => file.name.startsWith(`${folder}/`));
    const failures = testResults.flatMap((file) => [
      ...(file.message ? [`${file.name.slice(folder.length + 1)}: ${file.message}`] : []),
      ...file.assertionResults
        .filter(({ status }) => status !== "passed")
        .map(({ status, fullName, failureMessages }) => `${fullName}: ${failureMessages?.join("\n") || status}`),
    ]);
    if (testResults.length > 0) tallies.set(name, { ...tally({ testResults }, 0), failures });
  }
  return tallies;
}
