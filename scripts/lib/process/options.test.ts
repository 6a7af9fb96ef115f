import { expect, it, vi } from "vitest";
import { optionsOf } from "./options.ts";

it.for([
  [["--bogus"], "Unknown option '--bogus'"],
  [["--write"], "Option '--write <value>' argument missing"],
  [["word"], "Unexpected argument 'word'"],
])("ends with the reason and the usage: %j", ([args, reason]) => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const options = { write: { type: "string" } } as const;
  expect(() => optionsOf("pnpm a [--write FILE]", { args: args as string[], options })).toThrow("exit 2");
  const complaint = expect.stringMatching(new RegExp(`^${reason}.*\nusage: pnpm a `));
  expect(console.error).toHaveBeenCalledExactlyOnceWith(complaint);
});
