// `pnpm site` builds the documentation site into site/dist; with `--serve` it also shows it on this machine, until Ctrl-C.
// `pnpm site --screenshot` builds it, and takes docs/try-it.png anew.
// `pnpm site:test [arguments of vitest]` builds it, and tests it in Chromium.
import { endChildren } from "../scripts/lib/process/children.ts";
import { endWith, optionsOf } from "../scripts/lib/process/options.ts";
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
  await buildSite();
  const { startChromium } = await import("./browser/chromium.ts");
  await (await startChromium()).close();
  return runVitest("site", ["--config", "site/vitest.config.ts", ...passedOn(process.argv.slice(1))]);
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
