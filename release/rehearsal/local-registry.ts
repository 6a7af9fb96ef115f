import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { complaintOf, npm } from "../../scripts/lib/process/npm.ts";
import { root } from "../../scripts/lib/project/workspace.ts";

/** A registry on loopback. */
export interface LocalRegistry {
  readonly port: number;
  /** Ends the registry. */
  stop(): Promise<void>;
}

const home = join(root, "release/rehearsal/registry");

/** Installs the registry on the first run. It is outside the workspace because it is large. */
export async function installRegistry(): Promise<string> {
  if (existsSync(join(home, "node_modules/verdaccio/bin/verdaccio"))) return "was installed already";
  const end = await npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: home });
  if (end.code !== 0) throw new Error(complaintOf(end));
  return "was installed";
}

/** Starts an empty registry. Our packages come from publishing alone, and all others from `uplink`. */
export async function startRegistry(folder: string, uplink: string): Promise<LocalRegistry> {
  const config = join(folder, "verdaccio.json");
  const log = { type: "file", path: join(folder, "verdaccio.log"), level: "warn" };
  const ours = { access: "$all", publish: "$all", unpublish: "$all" };
  await writeFile(
    config,
    JSON.stringify({
      storage: join(folder, "storage"),
      uplinks: { uplink: { url: uplink, timeout: "30s" } },
      packages: { "@invitation-clients/*": ours, "**": { access: "$all", proxy: "uplink" } },
      log,
      web: { enable: false },
    }),
  );
  const port = await freePort();
  const bin = join(home, "node_modules/verdaccio/bin/verdaccio");
  const child = spawn(process.execPath, [bin, "--config", config, "--listen", `127.0.0.1:${port}`], {
    cwd: folder,
    stdio: "ignore",
  });
  const stop = (): Promise<void> => end(child);
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) throw new Error(`verdaccio ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/-/ping`).catch(() => undefined);
    if (answer?.ok) return { port, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error("verdaccio did not answer within 30 s");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  const timer = setTimeout(() => child.kill("SIGKILL"), 3000);
  await ended;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
