import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const main = join(import.meta.dirname, "main.ts");
const runMain = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });

test.each([
  ["no program", [], "No program was given."],
  ["an unknown program", ["speed"], 'There is no program "speed".'],
  ["a name that every object has", ["constructor"], 'There is no program "constructor".'],
])("%s ends with 2 and the usage", (_title, args, message) => {
  const { status, stderr } = runMain(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain("Usage: node proof/bench/main.ts conformance|perf|scale|transport");
});

test("an unknown part of perf ends with 2 and the names of all parts, before anything is built", () => {
  const { status, stderr } = runMain("perf", "overhaed");
  expect(status).toBe(2);
  expect(stderr).toBe(
    'There is no part "overhaed". The parts: overhead, import, bundle, walk, paging, bulk, keeper, cold-start, connections, profile\n',
  );
});
