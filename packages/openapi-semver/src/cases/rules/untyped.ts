import { bothWays, type Case, object, query, takes } from "../case.ts";

const text = { type: "string" };
const within = (schema: unknown) => object({ field: schema });

/** Schemas without `type`, whose other keywords count as they do beside one. */
export const untypedCases: Case[] = [
  bothWays(
    "without a type: a maximal length is lowered",
    within({ maxLength: 50 }),
    within({ maxLength: 20 }),
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
  ),
  bothWays(
    "without a type: a maximal length is raised",
    within({ maxLength: 20 }),
    within({ maxLength: 50 }),
    ["minor", "request-limit-loosened"],
    ["minor", "response-limit-loosened"],
  ),
  bothWays(
    "without a type: a minimum appears",
    within({}),
    within({ minimum: 1 }),
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
  ),
  bothWays(
    "without a type: a minimum goes",
    within({ minimum: 1 }),
    within({}),
    ["minor", "request-limit-loosened"],
    ["minor", "response-limit-loosened"],
  ),
  bothWays(
    "without a type: a pattern changes",
    within({ pattern: "^a" }),
    within({ pattern: "^b" }),
    ["major", "request-pattern-narrowed"],
    ["minor", "response-pattern-narrowed"],
  ),
  bothWays(
    "without a type: a format appears",
    within({}),
    within({ format: "uuid" }),
    ["major", "request-format-narrowed"],
    ["minor", "response-format-narrowed"],
  ),
  bothWays(
    "without a type: a step changes",
    within({ multipleOf: 2 }),
    within({ multipleOf: 4 }),
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
  ),
  bothWays(
    "without a type: values are listed",
    within({}),
    within({ enum: ["a", 1, null] }),
    ["major", "request-type-narrowed"],
    ["minor", "response-type-narrowed"],
  ),
  bothWays(
    "without a type: a listed value goes",
    within({ enum: ["a", "b", 1] }),
    within({ enum: ["a", 1] }),
    ["major", "request-enum-value-removed"],
    ["minor", "response-enum-value-removed"],
  ),
  bothWays(
    "without a type: an open list names a value more",
    within({ "x-extensible-enum": ["a"] }),
    within({ "x-extensible-enum": ["a", "b"] }),
    ["minor", "request-known-value-added"],
    ["minor", "response-known-value-added"],
  ),
  bothWays(
    "the type goes, and the length is limited more",
    within({ ...text, maxLength: 50 }),
    within({ maxLength: 20 }),
    ["major", "request-limit-tightened", "request-type-widened"],
    ["major", "response-limit-tightened", "response-type-widened"],
  ),
  bothWays(
    "the type goes, and what remains limits other types only",
    within({ type: "boolean" }),
    within({ maxLength: 20, minimum: 3 }),
    ["minor", "request-type-widened"],
    ["major", "response-type-widened"],
  ),
  bothWays(
    "a type appears beside the same limit",
    within({ maxLength: 20 }),
    within({ ...text, maxLength: 20 }),
    ["major", "request-type-narrowed"],
    ["minor", "response-type-narrowed"],
  ),
  bothWays(
    "without a type, beside an unknown keyword: a length is limited more",
    within({ not: { const: "x" }, maxLength: 50 }),
    within({ not: { const: "x" }, maxLength: 20 }),
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
  ),
  bothWays(
    "without a type, spread over an `allOf`: a length is limited more",
    within({ allOf: [{ maxLength: 50 }, { minLength: 1 }] }),
    within({ allOf: [{ maxLength: 20 }, { minLength: 1 }] }),
    ["major", "request-limit-tightened"],
    ["minor", "response-limit-tightened"],
  ),
  {
    title: "without a type: a parameter gets a format",
    expected: ["major", "request-format-narrowed"] as const,
    old: takes(query("id", {})),
    new: takes(query("id", { format: "uuid" })),
  },
  bothWays(
    "no difference: without a type, a minimal length of 0",
    within({}),
    within({ minLength: 0, description: "Any." }),
    ["patch", "document-text-changed"],
    ["patch", "document-text-changed"],
  ),
].flat();
