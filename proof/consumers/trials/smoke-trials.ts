import { existsSync } from "node:fs";
import { run } from "../../../scripts/lib/process/run.ts";
import { binaryOf } from "./binaries.ts";
import type { Trial, Verdict } from "./trial.ts";

/** Where the operating system's package installs the browser. */
export const CHROMIUM: string = "/usr/bin/chromium";

const TIMEOUT = 60_000;

interface SmokeResult {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
}

/** Runs the suite on one platform. `command` gets the stage as an argument, and prints a line that starts with RESULT. */
function smokeTrial(
  name: string,
  project: string,
  command: readonly string[],
  { tool = project, quick = false }: { tool?: string; quick?: boolean } = {},
): Trial {
  return {
    name,
    project,
    tool,
    quick,
    async run({ folder, stage }) {
      const [program = "", ...args] = command;
      const given = [JSON.stringify(stage), CHROMIUM];
      // A path relative to the project, an absolute path, or a program on the PATH.
      const path = program.includes("/") && !program.startsWith("/") ? `${folder}/${program}` : program;
      const options = { cwd: folder, timeout: TIMEOUT, output: "keep", ownGroup: true } as const;
      return verdictOf(await run(path, [...args, ...given], options));
    },
  };
}

function verdictOf({ code, text, timedOut }: { code: number; text: string; timedOut: boolean }): Verdict {
  const line = (word: string): string | undefined =>
    text
      .split("\n")
      .find((one) => one.includes(`${word} `))
      ?.replace(new RegExp(`^.*?${word} `), "");
  const said = line("RESULT");
  const version = line("VERSION");
  if (timedOut) return { tried: "", version, failure: `did not end within ${TIMEOUT / 1000} s` };
  if (said === undefined) return { tried: "", version, failure: `ended with ${code}: ${text.trim() || "no output"}` };
  const results = JSON.parse(said) as SmokeResult[];
  const tried = `${results.length} tests`;
  const bad = results.filter(({ ok }) => !ok);
  const [first] = bad;
  if (first) return { tried, version, failure: `${bad.length} of ${tried}: ${first.name}: ${first.message}` };
  if (results.length === 0) return { tried, version, failure: "no test ran" };
  // The exit code must be 0 too.
  return { tried, version, failure: code === 0 ? undefined : `passed, but ended with ${code}: ${text.slice(-300)}` };
}

/** The same for a program that the project installs. `commandFor` gets its path. */
function installedTrial(
  name: string,
  project: string,
  program: Parameters<typeof binaryOf>[0],
  commandFor: (path: string) => readonly string[],
  quick = false,
): Trial {
  const binary = binaryOf(program);
  return {
    ...smokeTrial(name, project, commandFor(binary?.path ?? ""), { tool: binary?.name ?? "", quick }),
    unavailable: binary ? undefined : `no package contains ${program} for ${process.platform}-${process.arch}`,
  };
}

/** The suite on every platform. */
export function smokeTrials(): Trial[] {
  const here = process.execPath;
  const onNode = (version: number, quick: boolean): Trial[] => [
    installedTrial(`Node ${version}`, `node-${version}`, "node", (path) => [path, "main.js"], quick),
    installedTrial(`Node ${version}, require()`, `node-${version}`, "node", (path) => [path, "main.cjs"], quick),
  ];
  return [
    ...onNode(20, true),
    installedTrial("Node 20, its process", "node-20", "node", (path) => [path, "process.js"]),
    ...onNode(22, false),
    ...onNode(24, true),
    ...onNode(26, false),
    installedTrial("MSW 2, Node 20", "msw-2", "node", (path) => [path, "msw.js"], true),
    installedTrial("MSW 3, Node 24", "msw-3", "node", (path) => [path, "msw.js"], true),
    installedTrial("Bun", "bun", "bun", (path) => [path, "main.js"]),
    installedTrial("Deno", "deno", "deno", (path) => [path, "run", "-A", "main.js"]),
    installedTrial("workerd", "workerd", "workerd", (path) => [here, "main.js", path]),
    installedTrial("workerd, many requests", "workerd", "workerd", (path) => [here, "many.js", path]),
    {
      ...smokeTrial("Chromium", "chromium", [here, "main.js"], { quick: true }),
      unavailable: existsSync(CHROMIUM) ? undefined : `${CHROMIUM} does not exist`,
    },
    smokeTrial("Jest, jsdom", "jest-jsdom", [here, "main.js"], { tool: "jest" }),
    smokeTrial("zone.js", "zone", [here, "main.js"], { tool: "zone.js" }),
    smokeTrial("MSW, nock, undici's mocks", "intercepted", [here, "main.js"], { tool: "msw3", quick: true }),
    smokeTrial("esbuild, minified", "esbuild", [here, "main.js"], { quick: true }),
    smokeTrial("rolldown, minified", "rolldown", [here, "main.js"]),
    smokeTrial("two copies of the runtime", "two-copies", [here, "main.js"], { tool: "@invitation-clients/runtime" }),
  ];
}
