// `pnpm release:rehearse`: three releases from a copy of this repository to a real registry on loopback, with the failures
// that a release can meet. Prints one table. Exit code 1 if a step did not end as expected.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Checkout, cloneAsItStands } from "../../scripts/lib/process/checkout.ts";
import { endChildren } from "../../scripts/lib/process/children.ts";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { registrySetting, rehearsalEnv } from "../publish/npm-registry.ts";
import { installRegistry, startRegistry } from "./local-registry.ts";
import { openProxy } from "./registry-proxy.ts";
import { releaseSteps } from "./rehearsal.ts";
import type { Stage } from "./stage.ts";

optionsOf("pnpm release:rehearse", {});

const folder = await mkdtemp(join(tmpdir(), "release-rehearsal-"));
const endings: (() => unknown)[] = [];
const rows: string[][] = [];
const complaints: string[] = [];

/** Runs a step, unless an earlier one failed: the steps build on each other. */
async function attempt<T>(name: string, step: () => Promise<T>, tell: (seen: T) => string): Promise<T | undefined> {
  if (complaints.length > 0) {
    rows.push([name, "not reached", "", ""]);
    return undefined;
  }
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    const seen = await step();
    rows.push([name, "ok", seconds(), tell(seen)]);
    return seen;
  } catch (error) {
    rows.push([name, "FAILED", seconds(), ""]);
    complaints.push(`--- ${name}\n${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    console.error(rows.at(-1)?.slice(0, 3).join("  "));
  }
}

async function copy(): Promise<Checkout> {
  const checkout = await cloneAsItStands(join(folder, "repository"));
  await checkout.must("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { CI: "1" });
  return checkout;
}

async function openRegistry(): Promise<Omit<Stage, "checkout">> {
  const home = join(folder, "registry");
  await mkdir(home);
  // Third-party dependencies come from this machine's usual registry.
  const registry = await startRegistry(home, await registrySetting());
  endings.push(registry.stop);
  const proxy = await openProxy(registry.port);
  endings.push(proxy.close);
  const userconfig = join(folder, "npmrc");
  // npm requires a token. This registry accepts any.
  await writeFile(userconfig, `//${new URL(proxy.url).host}/:_authToken=rehearsal\n`);
  const npmEnv = {
    npm_config_userconfig: userconfig,
    npm_config_cache: join(folder, "npm-cache"),
    // Without retries, a refusal shows at once.
    npm_config_fetch_retries: "0",
    npm_config_update_notifier: "false",
    ...(await rehearsalEnv(proxy.url)),
  };
  return { proxy, npmEnv };
}

let ended: Promise<void> | undefined;
/** Ends the programs, then removes their folders. Called after the last step, or by a signal. */
const end = (): Promise<void> => {
  ended ??= endAll();
  return ended;
};
async function endAll(): Promise<void> {
  await endChildren();
  for (const ending of endings.splice(0).reverse()) await ending();
  // A killed program may still be writing its last output.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
for (const [signal, code] of [["SIGINT", 130] as const, ["SIGTERM", 143] as const, ["SIGHUP", 129] as const]) {
  process.once(signal, () => void end().finally(() => process.exit(code)));
}

try {
  const checkout = await attempt("copy of the repository, installed", copy, () => "HEAD and uncommitted changes");
  await attempt("registry software", installRegistry, (how) => `verdaccio ${how}`);
  const opened = await attempt("registry on loopback", openRegistry, ({ proxy }) => proxy.url);
  const { npmEnv = {}, proxy } = opened ?? {};
  for (const { name, run } of releaseSteps) {
    await attempt(
      name,
      async () => (checkout && proxy ? run({ checkout, proxy, npmEnv }) : Promise.reject(new Error("no stage"))),
      (seen) => seen,
    );
  }
} finally {
  await end();
}
console.log(`\n${drawTable(["step", "", "time", "seen"], rows)}`);
for (const complaint of complaints) console.log(`\n${complaint}`);
process.exitCode = complaints.length === 0 ? 0 : 1;
