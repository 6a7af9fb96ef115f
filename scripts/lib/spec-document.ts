/** The parts of a bundled OpenAPI document that our scripts read. */
export interface SpecDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type PathItem = Readonly<Record<string, unknown>> & { readonly parameters?: readonly (Parameter | Reference)[] };

export interface Reference {
  readonly $ref: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema?: { readonly type?: string | readonly string[] };
}

export interface SpecOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly "x-effect": string;
  readonly "x-effect-when"?: unknown;
  readonly "x-timeout": number;
  readonly "x-rate-limit-group": string;
  readonly "x-pagination"?: Readonly<Record<string, unknown>>;
}

/** One operation with where it stands. */
export interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: SpecOperation;
  readonly parameters: readonly Parameter[];
}

const METHODS = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

/** All operations of a document, in the order they were written. */
export function operationsOf(document: SpecDocument): FoundOperation[] {
  const found: FoundOperation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, value] of Object.entries(item)) {
      if (!METHODS.includes(method)) continue;
      const operation = value as SpecOperation;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
        resolve<Parameter>(document, parameter),
      );
      found.push({ path, method, operation, parameters });
    }
  }
  return found;
}

/** What a local reference of a bundled document points to; anything else as it is. */
export function resolve<T>(document: SpecDocument, value: T | Reference): T {
  if (typeof value !== "object" || value === null || !("$ref" in value)) return value as T;
  let target: unknown = document;
  for (const part of value.$ref.replace(/^#\//, "").split("/")) {
    target = (target as Record<string, unknown> | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (target === undefined) throw new Error(`${value.$ref} points to nothing`);
  return resolve(document, target as T | Reference);
}
