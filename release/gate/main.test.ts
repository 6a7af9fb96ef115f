import { expect, it } from "vitest";
import { check } from "./commands/check.ts";
import { fix } from "./commands/fix.ts";
import { notes } from "./commands/notes.ts";
import { commandOf } from "./main.ts";

it("runs the command that the argument names", () => {
  expect([["check"], ["fix"], ["notes"]].map((args) => commandOf(args)[0])).toEqual([check, fix, notes]);
});

it("check and fix compare with the commit of --against, and otherwise with the last release", () => {
  expect(commandOf(["check", "--against", "HEAD~3"])).toEqual([check, { against: "HEAD~3" }]);
  expect(commandOf(["fix", "--", "--against=v1.0.0"])).toEqual([fix, { against: "v1.0.0" }]);
  expect(commandOf(["check"])[1].against).toBeUndefined();
});

it.for([
  [[], "no command"],
  [["chek"], "unknown: chek"],
  [["toString"], "unknown: toString"],
  [["check", "all"], "unknown: check all"],
  [["check", "--all"], "Unknown option '--all'"],
  [["check", "--against"], "Option '--against <value>' argument missing"],
  [["check", "--against", ""], "--against needs the name of a commit"],
  [["notes", "--against", "main"], "notes are about the last release: leave out --against"],
] as const)("%j fails with the usage", ([args, complaint]) => {
  expect(() => commandOf(args)).toThrow(`${complaint}\nusage: node release/gate/main.ts check|fix [--against REF]\n`);
});
