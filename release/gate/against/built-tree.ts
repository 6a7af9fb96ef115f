import { existsSync } from "node:fs";
import { mkdtemp, readdir, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endChildren } from "../../../scripts/lib/process/children.ts";
import { run } from "../../../scripts/lib/process/run.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { lastLine, type Reference } from "./reference.ts";

const SIGNALS = [["SIGINT", 130] as const, ["SIGTERM", 143] as const, ["SIGHUP", 129] as const];

/**
 * Runs `use` with a folder that has the files of a commit. The folder is removed afterwards, and when a signal ends the
 * program. Git learns nothing of it, so not even a killed program leaves a worktree behind.
 */
export async function withFilesOf<T>(
  repository: string,
  { commit, label }: Reference,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "gate-against-")));
  const remove = (): Promise<void> => rm(home, { recursive: true, force: true, maxRetries: 10 });
  let isStopped = false;
  const handlers = SIGNALS.map(([signal, code]) => {
    const end = (): void => {
      isStopped = true;
      void endChildren()
        .then(remove)
        .finally(() => process.exit(code));
    };
    process.once(signal, end);
    return () => process.off(signal, end);
  });
  try {
    const folder = join(home, "repository");
    const env = { GIT_INDEX_FILE: join(home, "index") };
    for (const args of [
      ["read-tree", commit],
      ["checkout-index", "--all", "--quiet", `--prefix=${folder}/`],
    ]) {
      const end = await run("git", args, { cwd: repository, env, output: "keep", ownGroup: true });
      if (end.code !== 0) throw new Error(`git could not write the files of ${label}: ${lastLine(end)}`);
    }
    return await use(folder);
  } catch (error) {
    // What a stopped program complains about is no news. The handler of the signal ends this one.
    if (isStopped) await new Promise(() => {});
    throw error;
  } finally {
    for (const off of handlers) off();
    await remove();
  }
}

/**
 * Installs what a copy of the repository depends on, and builds its packages with the tools of its own lockfile.
 *
 * @throws Error with the end of what the failing command printed
 */
export async function buildTree(folder: string, label: string, progress: (line: string) => void): Promise<void> {
  if (!existsSync(join(folder, "pnpm-lock.yaml"))) {
    throw new Error(`${label} has no pnpm-lock.yaml, so nobody knows what its packages were built with`);
  }
  const bins = join(folder, "node_modules/.bin");
  const node = join(root, "node_modules/node/bin");
  const must = async (command: string, ...args: readonly string[]): Promise<void> => {
    const env = {
      CI: "1",
      PATH: `${bins}:${node}:${process.env.PATH}`,
      // A second comparison with the same commit need not build it again.
      TURBO_CACHE_DIR: join(root, ".turbo/cache"),
    };
    const end = await run(command, args, { cwd: folder, env, output: "keep", ownGroup: true }).catch((error: Error) => {
      throw new Error(`${command} could not be started (${error.message}): run this through \`npx --yes pnpm@12\``);
    });
    if (end.code === 0) return;
    const said = end.text.trim().split("\n").slice(-15).join("\n");
    throw new Error(`\`${command} ${args.join(" ")}\` failed in the files of ${label}:\n${said}`);
  };
  progress(`Installing what ${label} depends on (seconds; minutes if nothing of it is in pnpm's store) …`);
  // Its own Node would be fetched by an install script; the present one runs its scripts.
  await must("pnpm", "install", "--frozen-lockfile", "--prefer-offline", "--ignore-scripts");
  progress(`Building the packages of ${label} (about half a minute, less when it was built before) …`);
  await must("turbo", "run", "generate", "build", "--output-logs=errors-only");
  await shareModules(folder);
}

/**
 * Lets the built packages find the modules of this repository, as a baseline does: the same class of a third party from two
 * folders would count as two different types.
 */
async function shareModules(folder: string): Promise<void> {
  const names = (await readdir(join(folder, "packages"))).map((name) => `packages/${name}`);
  for (const name of ["", ...names]) {
    const [own, present] = [join(folder, name, "node_modules"), join(root, name, "node_modules")];
    await rm(own, { recursive: true, force: true, maxRetries: 10 });
    if (existsSync(present)) await symlink(present, own);
  }
}
