import { expect, test } from "vitest";
import type { Verdict } from "../try-mutation.ts";
import { scoreOf, scoreTable } from "./mutation-score.ts";

const verdict = (end: Verdict["end"], name = "m"): Verdict => {
  return { name, kind: "spec", spec: "s", family: "f", end, by: "why" };
};
const killed = (count: number): Verdict[] => Array.from({ length: count }, () => verdict("killed", "k"));

test("a run passes if every mutation was killed", () => {
  expect(scoreOf(killed(3), {})).toEqual({ killed: 3, total: 3, problems: [] });
});

test("an explained survivor is allowed if at least 95 % were killed", () => {
  expect(scoreOf([...killed(19), verdict("survived")], { m: "because" }).problems).toEqual([]);
});

test.for([
  ["an unexplained survivor", [...killed(19), verdict("survived")], {}, "m: survived without an explanation"],
  ["an explanation of a killed mutation", killed(1), { k: "r" }, "k: was killed, so its explanation must go"],
  ["a mutation that no test ran against", [...killed(99), verdict("broken")], {}, "m: no test ran: why"],
  ["a run without mutations", [], {}, "no mutation was tried"],
] as const)("%s is a problem", ([, verdicts, explained, problem]) => {
  expect(scoreOf(verdicts, explained).problems).toEqual([problem]);
});

test("explained survivors cannot fail a sample, but too many of them fail a full run", () => {
  const picked = [...killed(4), verdict("survived")];
  expect(scoreOf(picked, { m: "because" }).problems).toEqual([]);
  expect(scoreOf(picked, { m: "because" }, { full: true }).problems).toEqual(["4 of 5 is below 95 %"]);
});

test("an explanation of a mutation that no longer exists is a problem, one of a mutation that was not tried is not", () => {
  expect(scoreOf(killed(1), { other: "r" }, { full: true, every: ["k", "other"] }).problems).toEqual([]);
  expect(scoreOf(killed(1), { gone: "r" }, { every: ["k", "other"] }).problems).toEqual([
    "gone: is explained but no longer exists",
  ]);
});

test("an empty explanation does not count", () => {
  expect(scoreOf([...killed(19), verdict("survived")], { m: " " }).problems).toEqual([
    "m: survived without an explanation",
  ]);
});

test("the table counts by spec and by what was changed", () => {
  const [, , ...rows] = scoreTable([verdict("killed"), verdict("survived")]).split("\n");
  expect(rows).toEqual(["s spec, served to the client  1 of 2"]);
});
