import { expect, test } from "vitest";
import type { Verdict } from "../try-mutation.ts";
import { scoreOf, scoreTable } from "./mutation-score.ts";

const verdict = (end: Verdict["end"], name = "m"): Verdict => {
  return { name, kind: "spec", spec: "s", family: "f", end, by: "why" };
};
const killed = (count: number): Verdict[] => Array.from({ length: count }, () => verdict("killed", "k"));

test("all killed is no problem", () => {
  expect(scoreOf(killed(3), {})).toEqual({ killed: 3, total: 3, problems: [] });
});

test("an explained survivor is no problem above 95 %", () => {
  expect(scoreOf([...killed(19), verdict("survived")], { m: "because" }).problems).toEqual([]);
});

test.for([
  ["an unexplained survivor", [...killed(19), verdict("survived")], {}, "m: survived, and nothing explains it"],
  [
    "an explanation of one that was killed",
    killed(1),
    { k: "r" },
    "k: was killed, so it needs no explanation any more",
  ],
  ["a run without a test", [...killed(99), verdict("broken")], {}, "m: no test ran: why"],
  ["no mutation", [], {}, "no mutation was tried"],
] as const)("%s is a problem", ([, verdicts, explained, problem]) => {
  expect(scoreOf(verdicts, explained).problems).toEqual([problem]);
});

test("a sample is not failed for the explained survivors it picked, a full run by too many of them", () => {
  const picked = [...killed(4), verdict("survived")];
  expect(scoreOf(picked, { m: "because" }).problems).toEqual([]);
  expect(scoreOf(picked, { m: "because" }, { full: true }).problems).toEqual(["4 of 5 is below 95 %"]);
});

test("the explanation of what is no mutation any more is a problem, that of one that was not tried is none", () => {
  expect(scoreOf(killed(1), { other: "r" }, { full: true, every: ["k", "other"] }).problems).toEqual([]);
  expect(scoreOf(killed(1), { gone: "r" }, { every: ["k", "other"] }).problems).toEqual([
    "gone: is explained, and is no mutation any more",
  ]);
});

test("an empty explanation explains nothing", () => {
  expect(scoreOf([...killed(19), verdict("survived")], { m: " " }).problems).toEqual([
    "m: survived, and nothing explains it",
  ]);
});

test("the table counts by spec and by what was changed", () => {
  const [, , ...rows] = scoreTable([verdict("killed"), verdict("survived")]).split("\n");
  expect(rows).toEqual(["s spec, served to the client  1 of 2"]);
});
