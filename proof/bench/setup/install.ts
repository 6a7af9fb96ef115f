import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bench } from "./folders.ts";
import { readVersion } from "./versions.ts";

/** Installs the published clients by the lock file of `bench`, unless they are there in the versions it wants. */
export async function install(): Promise<void> {
  if (await isInstalled()) return;
  console.error("Installing the published clients into bench/node_modules …");
  // Without install scripts: none of the clients needs one.
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
    // On Windows npm is a script, which only a shell starts; the arguments are all our own.
    const shell = process.platform === "win32";
    const child = spawn(command, args, { cwd: bench, shell, stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", (cause) => reject(new Error(`${command} could not be started: it is needed once`, { cause })));
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}
