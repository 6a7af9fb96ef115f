import { expect, it } from "vitest";
import { valuesSource } from "./values-source.ts";

const source = (schemas: Record<string, object>): string => valuesSource({ paths: {}, components: { schemas } });

it("lists the values of each field, also those of a reference and of a list that may grow, without null", () => {
  const text = source({
    Role: { type: "string", enum: ["maven", "buyer"] },
    Person: {
      properties: {
        role: { $ref: "#/components/schemas/Role" },
        state: { enum: [0, 1, null] },
        name: { type: "string" },
      },
    },
    Problem: { properties: { type: { "x-extensible-enum": ["oauth"] } } },
    Empty: { properties: { name: {} } },
  });
  const table = /values = (\{[\s\S]*\}) as const;/.exec(text)?.[1] ?? "";
  expect(JSON.parse(table)).toEqual({
    Person: { role: ["maven", "buyer"], state: [0, 1] },
    Problem: { type: ["oauth"] },
  });
});

it("has the numbers that the spec names", () => {
  const text = source({ State: { "x-extensible-enum": [0, 1], "x-enum-varnames": ["None", "Sent"] } });
  expect(text).toContain('export const State = {\n  "None": 0,\n  "Sent": 1\n} as const;');
});
