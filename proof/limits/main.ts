// `pnpm test:redis [arguments of vitest]`: proves limits-redis against a real redis-server, which each test file starts itself.
import { build, run } from "../../scripts/lib/process/run.ts";
import { passedOn, reportTally, runVitest } from "../../scripts/lib/project/run-vitest.ts";
import type { Tally } from "../../scripts/lib/project/test-report.ts";

async function main(): Promise<Tally> {
  const version = await run("redis-server", ["--version"], { output: "keep" }).catch(() => undefined);
  if (version?.code !== 0) throw new Error("redis-server is missing: install Debian's package redis-server");
  console.log(version.stdout.trim());
  await build();
  // One file at a time: some start four processes.
  const config = ["--config", "proof/limits/vitest.config.ts", "--no-file-parallelism"];
  return runVitest("redis", [...config, ...passedOn(process.argv)]);
}

await reportTally(main());
