/** An object in a document. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object; otherwise an empty object. */
export function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}

/** The value if it is a list; otherwise an empty list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as JSON, with keys in alphabetical order, so that equal values have the same text; undefined for undefined. */
export function jsonOf(value: unknown): string | undefined {
  return JSON.stringify(value, (_, one: unknown) =>
    isNode(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}
