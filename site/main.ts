// `pnpm site` builds the documentation site into site/dist; with `--serve` it also shows it on this machine, until Ctrl-C.
// `pnpm site --screenshot` builds it, and takes docs/try-it.png anew.
// `pnpm site:test [--sample N] [arguments of vitest]` builds it, and tests it in Chromium. A sample visits the pages of operations, one
// page of each other kind, and N of those that are alike, chosen by the commit.
import { endChildren } from "../scripts/lib/process/children.ts";
import { headCommit } from "../scripts/lib/process/git-state.ts";
import { endWith, optionsOf } from "../scripts/lib/process/options.ts";
import { seedOf } from "../scripts/lib/process/seed.ts";
import { passedOn, reportTally, runVitest } from "../scripts/lib/project/run-vitest.ts";
import type { Tally } from "../scripts/lib/project/test-report.ts";
import { buildSite, dist } from "./tool/build-site.ts";
import { type FolderServer, serveFolder } from "./tool/serve-folder.ts";

const USAGE = "pnpm site [--serve [--port NUMBER]] [--screenshot]";
let server: FolderServer | undefined;

async function show(): Promise<void> {
  const { serve, port, screenshot } = optionsOf(USAGE, {
    options: {
      serve: { type: "boolean", default: false },
      port: { type: "string" },
      screenshot: { type: "boolean", default: false },
    },
  }).values;
  const wanted = Number(port ?? "0");
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && wanted <= 65_535))
    endWith(`--port takes a number from 0 to 65535, not ${port}`);
  if (port !== undefined && !serve) endWith(`--port needs --serve\nusage: ${USAGE}`);
  // A port in use is found out before the build.
  if (serve && wanted !== 0) await (await serveFolder(dist, wanted)).close();
  await buildSite();
  if (screenshot) {
    // Loaded here, because the package that starts Chromium is installed by the build.
    const { takeScreenshot } = await import("./browser/screenshot.ts");
    console.log(`${await takeScreenshot()} was taken.`);
  }
  if (!serve) return;
  server = await serveFolder(dist, wanted);
  console.log(`${server.url} (Ctrl-C ends it)`);
}

async function test(): Promise<Tally> {
  const { args, env } = await sampled(passedOn(process.argv.slice(1)));
  await buildSite();
  const { startChromium } = await import("./browser/chromium.ts");
  await (await startChromium()).close();
  return runVitest("site", ["--config", "site/vitest.config.ts", ...args], env);
}

/** Takes `--sample N` out of the arguments, and makes variables of it for the tests. */
async function sampled(args: string[]): Promise<{ args: string[]; env: Record<string, string> }> {
  const at = args.indexOf("--sample");
  if (at < 0) return { args, env: {} };
  const [, count = ""] = args.splice(at, 2);
  if (!/^[1-9]\d{0,3}$/.test(count)) throw new Error("--sample needs a number of pages, such as --sample 60");
  const seed = String(seedOf(undefined, await headCommit()));
  console.log(`${count} of the pages that are alike, seed ${seed} …`);
  return { args, env: { SITE_SAMPLE: count, SITE_SEED: seed } };
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    // The end of a server is asked for. Other work ends too early.
    const code = server ? 0 : 1;
    void Promise.all([endChildren(), server?.close()]).finally(() => process.exit(code));
  });
}
if (process.argv[2] === "test") await reportTally(test());
else {
  await show().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
