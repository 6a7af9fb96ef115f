// Writes the data of the sub-path ./examples. `scripts/generate/main.ts` calls it.
import { type ExampleDocument, type NamedExample, namedExamples } from "./named-examples.ts";

/**
 * A module with the named examples of a document and their types.
 *
 * @throws Error if two examples have the same name and differ
 */
export function examplesSource(document: ExampleDocument): string {
  const all = namedExamples(document);
  const byName = new Map<string, NamedExample>();
  for (const one of all) {
    const first = byName.get(one.name) ?? one;
    if (JSON.stringify([first.type, first.value]) !== JSON.stringify([one.type, one.value])) {
      throw new Error(`two examples have the name ${one.name}, and differ`);
    }
    byName.set(one.name, first);
  }
  const named = [...byName.values()];
  return `import type { components } from "./schema.js";

type Schemas = components["schemas"];

/** The named examples, with the type of each. */
export interface Examples {
${named.map(({ name, type }) => `  readonly ${JSON.stringify(name)}: ${typeText(type)};\n`).join("")}}

export const examples: Examples = ${json(Object.fromEntries(named.map(({ name, value }) => [name, value])))};

/** The example of an error answer with each status: the one that most operations name first. */
export const errors = ${json(errorsOf(all))} as const;

/** The fields of each object. */
export const fields = ${json(fieldsOf(document))} as const;
`;
}

function typeText(type: string): string {
  return type.endsWith("[]") ? `readonly ${typeText(type.slice(0, -2))}[]` : `Schemas[${JSON.stringify(type)}]`;
}

function errorsOf(all: readonly NamedExample[]): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, status, isFirst } of all) {
    if (!isFirst || status === undefined || !/^[45]/.test(status)) continue;
    const ofStatus = counts.get(status) ?? new Map<string, number>();
    counts.set(status, ofStatus.set(name, (ofStatus.get(name) ?? 0) + 1));
  }
  const most = (ofStatus: Map<string, number>): string =>
    [...ofStatus].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0])[0];
  return Object.fromEntries([...counts].sort().map(([status, ofStatus]) => [status, most(ofStatus)]));
}

function fieldsOf({ components }: ExampleDocument): Record<string, string[]> {
  const schemas = Object.entries(components?.schemas ?? {}) as [string, { properties?: object }][];
  return Object.fromEntries(
    schemas.flatMap(([name, { properties }]) => (properties ? [[name, Object.keys(properties)]] : [])),
  );
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
