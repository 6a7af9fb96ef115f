import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { onTestFinished } from "vitest";
import { testFolder } from "./lists.js";

/** A process of its own that a test can kill. */
export interface Child {
  readonly pid: number;
  /** The next line that it prints. */
  line(): Promise<string>;
  /** Kills it at once, as the system does, and waits for its end. */
  kill(): Promise<void>;
  /** Its exit code, once it has ended by itself. */
  ended(): Promise<number | null>;
}

/** Starts Node with one of the programs of this folder. */
export async function startChild(
  program: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Child> {
  const outfile = join(testFolder(), `${program}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, "programs", `${program}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    // Packages that are not ES modules ask for require().
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  const child = spawn(process.execPath, [...flags, outfile, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: streamOf(child) })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${program} ended without printing what the test waits for`);
      return value;
    },
    async kill() {
      child.kill("SIGKILL");
      await exit;
    },
    ended: async () => (await exit)[0] as number | null,
  };
}

function streamOf({ stdout }: ChildProcess): NonNullable<ChildProcess["stdout"]> {
  if (stdout === null) throw new Error("the child has no output");
  return stdout;
}
