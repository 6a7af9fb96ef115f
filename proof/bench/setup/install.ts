import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bench } from "./folders.ts";
import { readVersion } from "./versions.ts";

/** Installs the published clients as the lock file of `proof/bench` pins them, unless those versions are installed. */
export async function install(): Promise<void> {
  if (await isInstalled()) return;
  console.error("Installing the published clients into proof/bench/node_modules …");
  // No client needs its install scripts.
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
}

async function isInstalled(): Promise<boolean> {
  const wanted = JSON.parse(await readFile(join(bench, "package.json"), "utf8")) as Record<
    "dependencies",
    Record<string, string>
  >;
  const found = await Promise.all(
    Object.entries(wanted.dependencies).map(
      async ([name, version]) => (await readVersion(join(bench, "node_modules", name, "package.json"))) === version,
    ),
  );
  return found.every(Boolean);
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // On Windows npm is a script, so it needs a shell. No argument comes from outside.
    const shell = process.platform === "win32";
    const child = spawn(command, args, { cwd: bench, shell, stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", (cause) =>
      reject(new Error(`${command} could not be started; it is needed for the first run`, { cause })),
    );
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}
