import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import type { BlockProblem } from "../check-blocks.ts";
import { isOfRepository } from "./check-commands.ts";
import type { Script, Step } from "./find-commands.ts";
import { writeShims } from "./shims.ts";

// The ports that documents use. Each is another one here, so that documents can be tried at once, on any machine.
const PORTS = /\b(3000|401[0-9]|6390)\b/g;
const MARK = "@@step";

/**
 * Runs the commands of a document as a reader would, from an empty folder, with the files that it says to save, and with
 * fakes in place of the vendors. Returns the first command that fails, and what was not printed.
 */
export async function playScript(script: Script, id: string): Promise<BlockProblem[]> {
  const steps = script.steps.filter(({ commands }) => !commands.split("\n").every(isOfRepository));
  if (steps.length === 0) return [];
  // Inside the repository, so that imports by name resolve to the workspace's packages.
  const folder = join(root, ".vitest/readme-commands", `${process.pid}-${id}`);
  const ports = await otherPorts([...steps.map(({ commands }) => commands), ...script.files.values()].join("\n"));
  const local = (text: string): string => text.replace(PORTS, (port) => ports.get(port) ?? port);
  const vendorPort = String(await freePort());
  const [bin, saved, home, work] = ["bin", "saved", "home", "work"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const path of [saved, home, work]) await mkdir(path, { recursive: true });
  try {
    await writeShims(bin, join(root, "packages/cli/dist/main.js"), {
      KANTATA_BASE_URL: `http://127.0.0.1:${vendorPort}/api/v1`,
    });
    for (const [name, code] of script.files) await writeFile(join(saved, name), local(code));
    await writeFile(join(home, ".kantata-token"), "any-token\n");
    await chmod(join(home, ".kantata-token"), 0o600);
    const env = { HOME: home, SAVED: saved, PATH: `${bin}:${process.env.PATH}`, KANTATA_TOKEN: undefined };
    const shell = shellScript(steps, local, `invitations fake kantata --port ${vendorPort}`);
    const { code, text } = await run("bash", ["-c", shell], { cwd: work, env, output: "keep", ownGroup: true });
    return problemsOf(script.file, steps, text, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Ends the servers. One that has ended by itself before is the failure.
const FINISH = `finish() {
  for server in $SERVERS; do
    IFS=: read -r pid line log <<<"$server"
    kill "$pid" 2>/dev/null || { echo; echo "${MARK} $line"; cat "$log"; exit 1; }
  done
}`;

/** All steps in one shell, because a later one needs the variables and folders of an earlier one. */
function shellScript(steps: readonly Step[], local: (text: string) => string, vendor: string): string {
  const parts = steps.map(({ line, commands, stays }) =>
    [`echo; echo "${MARK} ${line}"`, stays ? background(local(commands), line) : local(commands)].join("\n"),
  );
  const begin = ["set -e", "SERVERS=", FINISH, "trap finish EXIT", background(vendor, 0)];
  return [...begin, 'cp "$SAVED"/* . 2>/dev/null || true', ...parts, `echo; echo "${MARK} end"`].join("\n");
}

/** Starts a server, and waits until it says something. One that this machine does not have is left out. It is disowned, for `wait`. */
function background(command: string, line: number): string {
  const [, variables = "", words = ""] = /^((?:\w+=\S+ )*)(.*)$/.exec(command) ?? [];
  return `if command -v ${words.split(" ")[0]} >/dev/null; then
  LOG=$(mktemp -p "$HOME")
  (${variables}exec ${words}) >"$LOG" 2>&1 &
  SERVERS="$SERVERS $!:${line}:$LOG"
  until [ -s "$LOG" ]; do kill -0 $! || exit 1; sleep 0.1; done
  disown
fi`;
}

function problemsOf(file: string, steps: readonly Step[], text: string, code: number): BlockProblem[] {
  const parts = text.split(`\n${MARK} `).map((part): [line: string, output: string] => {
    const [line = ""] = part.split("\n", 1);
    return [line, part.slice(line.length + 1)];
  });
  const [last = "", output = text] = parts.at(-1) ?? [];
  if (code !== 0 || last !== "end") {
    return [{ place: `${file}:${last}`, message: `a command of this block failed:\n${output.trim().slice(-2000)}` }];
  }
  const printed = new Map(parts);
  return steps.flatMap(({ line, prints }) => {
    const output = printed.get(String(line)) ?? "";
    const missing = missingLine(prints, output.split("\n"));
    return missing === undefined
      ? []
      : [{ place: `${file}:${line}`, message: `it does not print "${missing}" there, but:\n${output.trim()}` }];
  });
}

/** The first expected line that no printed line begins with, after the line that the one before it was found in. */
function missingLine(expected: readonly string[], lines: readonly string[]): string | undefined {
  let at = 0;
  for (const beginning of expected) {
    const found = lines.findIndex((line, index) => index >= at && line.startsWith(beginning));
    if (found === -1) return beginning;
    at = found + 1;
  }
  return undefined;
}

async function otherPorts(text: string): Promise<Map<string, string>> {
  const ports = new Map<string, string>();
  for (const [port] of text.matchAll(PORTS)) if (!ports.has(port)) ports.set(port, String(await freePort()));
  return ports;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
