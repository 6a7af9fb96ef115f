import { expect, it } from "vitest";
import { check } from "./commands/check.ts";
import { fix } from "./commands/fix.ts";
import { notes } from "./commands/notes.ts";
import { commandOf } from "./main.ts";

it("runs the command that the argument names", () => {
  expect([["check"], ["fix"], ["notes"]].map(commandOf)).toEqual([check, fix, notes]);
});

it.for([
  [[], "no command"],
  [["chek"], "unknown: chek"],
  [["toString"], "unknown: toString"],
  [["check", "--all"], "unknown: check --all"],
] as const)("%j fails with the usage", ([args, complaint]) => {
  expect(() => commandOf(args)).toThrow(`${complaint}\nusage: node release/gate/main.ts check|fix|notes\n`);
});
