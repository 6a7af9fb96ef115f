// `pnpm test:redis [arguments of vitest]`: proves limits-redis against a real redis-server, which each test file starts itself.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build, run } from "../../scripts/lib/process/run.ts";
import { leavesTestsOut, type Tally, type TestReport, tally } from "../../scripts/lib/project/test-report.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";

const reportFile = join(root, ".vitest/redis.json");

async function main(): Promise<Tally> {
  const version = await run("redis-server", ["--version"], { output: "keep" }).catch(() => undefined);
  if (version?.code !== 0) throw new Error("redis-server is missing: install Debian's package redis-server");
  console.log(version.stdout.trim());
  await build();
  await rm(reportFile, { force: true });
  const args = process.argv.slice(2).filter((arg, index) => index > 0 || arg !== "--");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  // One file at a time: some start four processes.
  const config = ["--config", "proof/limits/vitest.config.ts", "--no-file-parallelism"];
  const { code } = await run("vitest", ["run", ...config, ...reporters, ...args]);
  const report = await readJson<TestReport>(reportFile).catch(() => undefined);
  return tally(report, code, leavesTestsOut(args) ? "filtered" : "all");
}

const { passed, failed } = await main().catch((error: Error) => {
  console.error(error.message);
  return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
