import { expect, test } from "vitest";
import { valuesSource } from "./values-source.ts";

const source = (schemas: object): string => valuesSource({ components: { schemas } });

test("a closed list of texts becomes a tuple, with the words of the spec", () => {
  expect(source({ Role: { type: "string", enum: ["maven", "buyer"], description: "What a\nperson may be. */" } })).toBe(
    '/**\n * The values of `Role`, in the order of the spec.\n *\n * What a\n * person may be. * /\n */\nexport const roleValues = [\n  "maven",\n  "buyer"\n] as const;\n',
  );
});

test("numbers become an object with the names that the spec gives them", () => {
  const text = source({ State: { type: "integer", "x-extensible-enum": [0, 2], "x-enum-varnames": ["None", "Done"] } });
  expect(text).toContain('export const State = {\n  "None": 0,\n  "Done": 2\n} as const;');
  expect(text).toContain("export type State = (typeof State)[keyof typeof State];");
});

test.for([
  ["numbers without names", { enum: [1, 2] }],
  ["fewer names than numbers", { enum: [1, 2], "x-enum-varnames": ["One"] }],
  ["a list that may grow", { type: "string", "x-extensible-enum": ["a"] }],
] as const)("%s have no constant", ([, schema]) => {
  expect(source({ Odd: schema })).toContain("export {};");
});
