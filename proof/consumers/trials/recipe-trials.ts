import { existsSync } from "node:fs";
import { run } from "../../../scripts/lib/process/run.ts";
import { type Binary, binaryOf } from "./binaries.ts";
import { CHROMIUM } from "./smoke-trials.ts";
import type { Trial, Verdict } from "./trial.ts";

// Only a recipe that hangs takes this long: no test may fail because the machine is busy.
const TIMEOUT = 120_000;

/** The tests of a caller, in the runner that the caller uses. */
interface Recipe {
  readonly name: string;
  readonly project: string;
  /** The package whose version the row shows; empty if the runner is Node's own. */
  readonly tool: string;
  readonly command: readonly string[];
  /** Finds the number of passed tests in what the runner prints. */
  readonly passed: RegExp;
  /** How many tests the recipe has: a runner that overlooks one must not pass. */
  readonly tests: number;
  readonly unavailable?: string | undefined;
}

/** The tests that the READMEs show, each in the runner that it is written for. */
export function recipeTrials(): Trial[] {
  const here = process.execPath;
  const jest = "node_modules/jest/bin/jest.js";
  const onJest = { project: "recipe-jest", tool: "jest", passed: /^Tests: +(\d+) passed/m, tests: 3 };
  const onNode = { tool: "", command: [here, "--test", "--test-reporter=tap"], passed: /^# pass (\d+)$/m };
  return [
    {
      name: "recipe, vitest",
      project: "recipe-vitest",
      tool: "vitest",
      command: [here, "node_modules/vitest/vitest.mjs", "run"],
      passed: /^ +Tests +(\d+) passed/m,
      tests: 3,
    },
    { ...onJest, name: "recipe, Jest, CommonJS", command: [here, jest] },
    // The README's other way: no settings, but Node's flag.
    {
      ...onJest,
      name: "recipe, Jest, require() of ES modules",
      command: [here, "--experimental-vm-modules", jest, "--config={}"],
    },
    { ...onNode, name: "recipe, node:test", project: "recipe-node-test", tests: 3 },
    {
      ...installed("bun", "recipe-bun", (path) => [path, "test"]),
      name: "recipe, Bun",
      passed: /^ *(\d+) pass$/m,
      tests: 3,
    },
    {
      ...installed("deno", "recipe-deno", (path) => [path, "test", "--no-check"]),
      name: "recipe, Deno",
      passed: /^ok \| (\d+) passed/m,
      tests: 3,
    },
    {
      name: "recipe, Playwright",
      project: "recipe-playwright",
      tool: "@playwright/test",
      command: [here, "node_modules/@playwright/test/cli.js", "test"],
      passed: /^ +(\d+) passed/m,
      tests: 1,
      unavailable: existsSync(CHROMIUM) ? undefined : `${CHROMIUM} does not exist`,
    },
    { ...onNode, name: "without an account", project: "recipe-no-account", tool: "@stoplight/prism-cli", tests: 3 },
    {
      ...installed("node", "cli", (path) => [path, "--test", "--test-reporter=tap", "cli.test.js"]),
      name: "the command line, Node 20",
      passed: /^# pass (\d+)$/m,
      tests: 2,
    },
    {
      ...installed("node", "limits-redis", (path) => [path, "--test", "--test-reporter=tap", "limits.test.js"]),
      name: "limits in Redis, Node 20",
      passed: /^# pass (\d+)$/m,
      tests: 3,
    },
    {
      ...installed("node", "openapi-semver", (path) => [path, "--test", "--test-reporter=tap", "semver.test.js"]),
      name: "spec judge, Node 20",
      passed: /^# pass (\d+)$/m,
      tests: 3,
    },
  ].map(trialOf);
}

function installed(
  program: "bun" | "deno" | "node",
  project: string,
  commandFor: (path: string) => readonly string[],
): Pick<Recipe, "project" | "tool" | "command" | "unavailable"> {
  const binary: Binary | undefined = binaryOf(program);
  return {
    project,
    tool: binary?.name ?? "",
    command: commandFor(`./${binary?.path ?? ""}`),
    unavailable: binary ? undefined : `no package contains ${program} for ${process.platform}-${process.arch}`,
  };
}

function trialOf(recipe: Recipe): Trial {
  const { name, project, tool, command, unavailable } = recipe;
  return {
    name,
    project,
    tool,
    quick: true,
    unavailable,
    async run({ folder }) {
      const [program = "", ...args] = command;
      const path = program.startsWith("./") ? `${folder}/${program}` : program;
      const env = { CHROMIUM, CI: "1", NODE_OPTIONS: undefined };
      const end = await run(path, args, { cwd: folder, env, timeout: TIMEOUT, output: "keep", ownGroup: true });
      return { ...verdictOf(end, recipe), version: tool === "" ? process.version.slice(1) : undefined };
    },
  };
}

/** Exported for its test. */
export function verdictOf(
  { code, text, timedOut }: { code: number; text: string; timedOut: boolean },
  { passed, tests }: Pick<Recipe, "passed" | "tests">,
): Verdict {
  const count = Number(passed.exec(text)?.[1] ?? 0);
  const tried = `${tests} ${tests === 1 ? "test" : "tests"}`;
  if (timedOut) return { tried: "", failure: `did not end within ${TIMEOUT / 1000} s: ${text.trim()}` };
  if (code !== 0) return { tried: "", failure: `ended with ${code}: ${text.trim() || "no output"}` };
  return { tried, failure: count === tests ? undefined : `${count} of ${tried} passed: ${text.trim()}` };
}
