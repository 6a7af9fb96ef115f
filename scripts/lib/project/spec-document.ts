import { METHODS } from "../../../packages/openapi-semver/src/document/operations.ts";
import { type Reference, resolveRef } from "../../../packages/openapi-semver/src/document/references.ts";

export { METHODS, resolveRef };

/** The parts of a bundled OpenAPI document that our scripts read. */
export interface SpecDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type PathItem = Readonly<Record<string, unknown>> & { readonly parameters?: readonly (Parameter | Reference)[] };

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly style?: string;
  readonly schema?: { readonly type?: string | readonly string[] } | Reference;
}

export interface SpecOperation {
  readonly operationId: string;
  /** The vendor's page about the operation. */
  readonly externalDocs?: { readonly url: string };
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly "x-effect": string;
  readonly "x-effect-when"?: unknown;
  readonly "x-timeout": number;
  readonly "x-rate-limit-group": string;
  readonly "x-pagination"?: Readonly<Record<string, unknown>>;
}

/** An operation with its path and method. */
export interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: SpecOperation;
  readonly parameters: readonly Parameter[];
}

/** The methods that the runtime sends. */
export const SENT_METHODS: readonly string[] = ["get", "head", "post", "put", "patch", "delete"];

/** All operations of a document, in the order they were written. */
export function operationsOf(document: SpecDocument): FoundOperation[] {
  const found: FoundOperation[] = [];
  for (const [path, value] of Object.entries(document.paths ?? {})) {
    const item = resolveRef<PathItem>(document, value);
    for (const [method, value] of Object.entries(item)) {
      if (!METHODS.includes(method)) continue;
      const operation = value as SpecOperation;
      found.push({ path, method, operation, parameters: parametersOf(document, item, operation) });
    }
  }
  return found;
}

/** The parameters of an operation; its own replace those of its path. */
function parametersOf(document: SpecDocument, item: PathItem, operation: SpecOperation): Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const one of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolveRef<Parameter>(document, one);
    byName.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byName.values()];
}

/** The names in a JSON pointer, such as `paths`, `/users` and `get` in `#/paths/~1users/get`. */
export function namesIn(pointer: string): string[] {
  const parts = pointer.replace(/^#\//, "").split("/");
  return parts.map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The part of a document that these names lead to; undefined if there is none. */
export function nodeAt(document: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (node, name) => (node as Readonly<Record<string, unknown>> | undefined)?.[name],
    document,
  );
}
