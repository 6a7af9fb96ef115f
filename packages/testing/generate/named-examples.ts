import { METHODS } from "../../openapi-semver/src/document/operations.ts";
import { resolveRef } from "../../openapi-semver/src/document/references.ts";

/** The parts of a bundled document that have examples. */
export interface ExampleDocument {
  readonly paths: Readonly<Record<string, object>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** One named example of a request or an answer. */
export interface NamedExample {
  readonly name: string;
  /** The name of its schema in `components/schemas`, with `[]` if it is a list of them. */
  readonly type: string;
  readonly value: unknown;
  /** The status of the answer; undefined for a request. */
  readonly status: string | undefined;
  /** Whether the request or answer has it as its first. */
  readonly isFirst: boolean;
}

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
}

interface Body {
  readonly content?: Readonly<
    Record<string, { readonly schema: Schema; readonly examples?: Readonly<Record<string, unknown>> }>
  >;
}

interface Operation {
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
}

/** All named examples, as often as operations have them, in the order of the document. */
export function namedExamples(document: ExampleDocument): NamedExample[] {
  const operations = Object.values(document.paths).flatMap((item) =>
    Object.entries(item).flatMap(([method, operation]) => (METHODS.includes(method) ? [operation as Operation] : [])),
  );
  return operations.flatMap(({ requestBody = {}, responses = {} }) => [
    ...ofBody(document, requestBody, undefined),
    ...Object.entries(responses).flatMap(([status, response]) => ofBody(document, response, status)),
  ]);
}

function ofBody(document: ExampleDocument, given: unknown, status: string | undefined): NamedExample[] {
  const { content = {} } = resolveRef<Body>(document, given as Body);
  return Object.values(content).flatMap(({ schema, examples = {} }) =>
    Object.entries(examples).map(([name, example], at) => {
      const { value } = resolveRef<{ value: unknown }>(document, example as { value: unknown });
      return { name, type: typeOf(schema), value, status, isFirst: at === 0 };
    }),
  );
}

/** @throws Error if the schema has no name */
function typeOf({ $ref, items }: Schema): string {
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf("/") + 1);
  if (items !== undefined) return `${typeOf(items)}[]`;
  throw new Error("the schema of a named example is neither a reference nor a list of one");
}
