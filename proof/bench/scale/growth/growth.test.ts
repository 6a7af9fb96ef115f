import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../../../scripts/lib/process/run.ts";

const MAIN = join(import.meta.dirname, "count-main.ts");

/** Twice as much work, and a little for what takes logarithmic time. Quadratic growth is 4. */
const MOST = 2.4;

test("twice as many calls, people or rows are twice as much work, and not more", async () => {
  const { code, text, stdout } = await run("node", ["--no-warnings", MAIN, "500", "1000"], { output: "keep" });
  expect(code, text).toBe(0);
  const counts = Object.entries(JSON.parse(stdout) as Record<string, [number, number]>);
  expect(counts.length).toBeGreaterThan(10);
  expect(counts.filter(([, [once, twice]]) => !(twice / once < MOST))).toEqual([]);
});
