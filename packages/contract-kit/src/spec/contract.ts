import { type Json, readDocument, resolve, type SchemaInDocument } from "./document.js";
import { operationsIn } from "./operations.js";

/** A named example of a spec. */
export interface NamedExample {
  readonly name: string;
  readonly value: unknown;
}

/** One documented answer of an operation. */
export interface DocumentedAnswer {
  readonly status: number;
  /** Empty for an answer without a body. */
  readonly examples: readonly NamedExample[];
  /** The example of each documented header, by its name in lower case; undefined if the spec has none. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Undefined for an answer without a body. */
  readonly schema: SchemaInDocument | undefined;
}

/** One documented query parameter. */
export interface DocumentedParameter {
  readonly name: string;
  readonly example: unknown;
  /** Whether a list is sent as one comma-separated parameter. */
  readonly commaList: boolean;
  /** The enumerated values of the parameter or of its items; empty if they are not enumerated. */
  readonly values: readonly unknown[];
}

/** One operation of a spec, as contract tests need it. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly DocumentedParameter[];
  readonly answers: readonly DocumentedAnswer[];
  readonly requestExamples: readonly NamedExample[];
  /** Undefined for an operation without a body. */
  readonly requestSchema: SchemaInDocument | undefined;
}

/** Reads the operations of a bundled document, which is given as a file or as an object. */
export async function readContract(spec: string | object): Promise<DocumentedOperation[]> {
  const document = await readDocument(spec);
  return operationsIn(document).map(({ path, method, operation, parameters }) => {
    const body = resolve(document, operation.requestBody);
    const answers = Object.entries((operation.responses ?? {}) as Json);
    return {
      operationId: String(operation.operationId),
      method,
      path,
      query: parameters.flatMap((parameter) => queryParameter(document, parameter)),
      // A test cannot ask for `default` or `4XX`, because they are not statuses.
      answers: answers
        .filter(([status]) => /^\d{3}$/.test(status))
        .map(([status, answer]) => readAnswer(document, Number(status), resolve(document, answer))),
      requestExamples: examplesOf(document, body),
      requestSchema: schemaOf(document, body),
    };
  });
}

/** The example with this name, or the first example if no name is given. */
export function exampleOf(
  operations: readonly DocumentedOperation[],
  operationId: string,
  status: number,
  name?: string,
): unknown {
  const operation = operations.find((one) => one.operationId === operationId);
  const answer = operation?.answers.find((one) => one.status === status);
  const example = name === undefined ? answer?.examples[0] : answer?.examples.find((one) => one.name === name);
  if (!example) throw new Error(`the spec has no example ${name ?? ""} for ${operationId} ${status}`);
  return example.value;
}

/** The request example with this name. */
export function requestExampleOf(
  operations: readonly DocumentedOperation[],
  operationId: string,
  name: string,
): unknown {
  const operation = operations.find((one) => one.operationId === operationId);
  const example = operation?.requestExamples.find((one) => one.name === name);
  if (!example) throw new Error(`the spec has no request example ${name} for ${operationId}`);
  return example.value;
}

function readAnswer(document: Json, status: number, answer: Json | undefined): DocumentedAnswer {
  const headers = Object.entries((answer?.headers ?? {}) as Json).map(([name, header]) => [
    name.toLowerCase(),
    resolve(document, header)?.example,
  ]);
  return {
    status,
    examples: examplesOf(document, answer),
    headers: Object.fromEntries(headers),
    schema: schemaOf(document, answer),
  };
}

function queryParameter(document: Json, parameter: Json): DocumentedParameter[] {
  if (parameter.in !== "query") return [];
  const { name, example, explode } = parameter;
  const schema = resolve(document, parameter.schema);
  const values = listOf(schema?.enum ?? resolve(document, schema?.items)?.enum);
  return [{ name: String(name), example, commaList: explode === false, values }];
}

function mediaOf(holder: Json | undefined): Json | undefined {
  return (holder?.content as Json | undefined)?.["application/json"] as Json | undefined;
}

function schemaOf(document: Json, holder: Json | undefined): SchemaInDocument | undefined {
  const schema = mediaOf(holder)?.schema;
  return schema === undefined ? undefined : { document, schema };
}

function examplesOf(document: Json, holder: Json | undefined): NamedExample[] {
  return Object.entries((mediaOf(holder)?.examples ?? {}) as Json).map(([name, example]) => ({
    name,
    value: resolve(document, example)?.value,
  }));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
