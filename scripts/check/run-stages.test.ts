import { expect, it } from "vitest";
import { type Check, stages } from "./checks.ts";
import { runStages } from "./run-stages.ts";

const check = (name: string): Check => ({ name, command: ["true"] });
const timeless = (line: string): string => line.replace(/ +\d+\.\d s/, "");

/** Runs stages, of which one check may fail. */
async function play(all: readonly (readonly Check[])[], { failing = "", atOnce = 2 } = {}) {
  const lines: string[] = [];
  let most = 0;
  let now = 0;
  const perform = async ({ name }: Check) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return name === failing ? "it is wrong" : undefined;
  };
  const tally = await runStages(all, { perform, atOnce, print: (line) => void lines.push(timeless(line)) });
  return { tally, lines, most };
}

it("each check is named when it begins, and again with its result and its place", async () => {
  const { tally, lines } = await play([[check("a")], [check("b")]]);
  const begin = "…                      ";
  expect(lines).toEqual([`${begin}a`, "ok    1/2  a", `${begin}b`, "ok    2/2  b"]);
  expect(tally).toEqual({ passed: 2, failed: 0 });
});

it("no stage begins after a failure, what was not checked is counted, and the complaint comes last but one", async () => {
  const { tally, lines } = await play([[check("a"), check("b")], [check("c")]], { failing: "a" });
  expect(lines.slice(-2)).toEqual(["\n--- a\nit is wrong", "\nNot checked, because of what failed: 1 more."]);
  expect(lines.join()).not.toContain("c,");
  expect(tally).toEqual({ passed: 1, failed: 1 });
});

it("no more checks run at the same time than were allowed, so that the time of each is its own", async () => {
  expect((await play([["a", "b", "c", "d", "e"].map(check)], { atOnce: 2 })).most).toBe(2);
});

it("generated files are judged before anything is built", () => {
  const names = stages.map((stage) => stage.map(({ name }) => name));
  expect(names.slice(0, 2)).toEqual([["generated files are up to date"], ["build"]]);
});
