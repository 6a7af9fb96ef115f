// `pnpm site` builds the documentation site into site/dist; with `--serve` it also shows it on this machine, until Ctrl-C.
// `pnpm site:test [arguments of vitest]` builds it, and tests it in Chromium.
import { optionsOf } from "../scripts/lib/process/options.ts";
import { passedOn, reportTally, runVitest } from "../scripts/lib/project/run-vitest.ts";
import type { Tally } from "../scripts/lib/project/test-report.ts";
import { buildSite, dist } from "./tool/build-site.ts";
import { serveFolder } from "./tool/serve-folder.ts";

async function show(): Promise<void> {
  const { serve = false, port = "0" } = optionsOf("pnpm site [--serve] [--port NUMBER]", {
    options: { serve: { type: "boolean" }, port: { type: "string" } },
  }).values as { serve?: boolean; port?: string };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not ${port}`);
  await buildSite();
  if (!serve) return;
  const server = await serveFolder(dist, Number(port));
  console.log(`${server.url} (Ctrl-C ends it)`);
  process.once("SIGINT", () => void server.close());
  process.once("SIGTERM", () => void server.close());
}

async function test(): Promise<Tally> {
  await buildSite();
  return runVitest("site", ["--config", "site/vitest.config.ts", ...passedOn(process.argv.slice(1))]);
}

if (process.argv[2] === "test") await reportTally(test());
else {
  await show().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
