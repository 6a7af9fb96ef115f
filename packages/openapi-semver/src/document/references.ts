import { isNode, type Node } from "./node.ts";

/** A `$ref` object. */
export interface Reference {
  readonly $ref: string;
}

/** A value after its references were followed, or the reference that could not be followed, and why. */
export type Followed =
  | { readonly value: unknown }
  | { readonly unresolved: string; readonly reason: "missing" | "circular"; readonly holder: Reference };

/** Follows `$ref` after `$ref`. `lookUp` returns the target of one reference, `undefined` if there is none. */
export function followReferences(value: unknown, lookUp: (reference: string, holder: Reference) => unknown): Followed {
  const seen = new Set<unknown>();
  let current = value;
  while (isReference(current)) {
    if (seen.has(current)) return { unresolved: current.$ref, reason: "circular", holder: current };
    seen.add(current);
    const next = lookUp(current.$ref, current);
    if (next === undefined) return { unresolved: current.$ref, reason: "missing", holder: current };
    current = next;
  }
  return { value: current };
}

/**
 * The target of a local reference (`#/components/…`) of a bundled document; any other value unchanged.
 *
 * @throws Error if a reference leads nowhere or in a circle
 */
export function resolveRef<T>(document: object, value: T | Reference): T {
  const followed = followReferences(value, (reference) =>
    reference.startsWith("#") ? valueAt(document, reference.slice(1)) : undefined,
  );
  if ("value" in followed) return followed.value as T;
  throw new Error(`${followed.unresolved} points to ${followed.reason === "circular" ? "itself" : "nothing"}`);
}

/** The value that a JSON pointer leads to, percent-encoded or not; undefined if there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  let found = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Node)[key];
  }
  return found;
}

/** A key as part of a JSON pointer. */
export function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A percent-encoded text decoded; unchanged if it is malformed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a value is a reference. */
export function isReference(value: unknown): value is Reference & Node {
  return isNode(value) && typeof value.$ref === "string";
}

/** The path of a file that another one refers to by a relative path, both with forward slashes. A path may lead out of the folder. */
export function fileBeside(from: string, path: string): string {
  const parts: string[] = [];
  for (const part of [...from.split("/").slice(0, -1), ...path.split("/")]) {
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
