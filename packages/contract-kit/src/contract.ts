import { readFile } from "node:fs/promises";
import { parse } from "yaml";

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
}

/** One operation of a spec, as a contract test needs it. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly answers: readonly DocumentedAnswer[];
  readonly requestExamples: readonly NamedExample[];
}

type Json = Readonly<Record<string, unknown>>;

const METHODS = ["get", "head", "post", "put", "patch", "delete"];

/** Reads the operations of a bundled document, with their examples. */
export async function readContract(file: string): Promise<DocumentedOperation[]> {
  const document = parse(await readFile(file, "utf8")) as Json;
  const operations: DocumentedOperation[] = [];
  for (const [path, item] of Object.entries(document.paths as Json)) {
    for (const [method, value] of Object.entries(item as Json)) {
      if (!METHODS.includes(method)) continue;
      const operation = value as Json;
      const answers = Object.entries(operation.responses as Json).map(([status, response]) => ({
        status: Number(status),
        examples: examplesOf(document, resolve(document, response)),
      }));
      operations.push({
        operationId: String(operation.operationId),
        method: method.toUpperCase(),
        path,
        answers,
        requestExamples: examplesOf(document, resolve(document, operation.requestBody)),
      });
    }
  }
  return operations;
}

/** The example that a name stands for. */
export function exampleOf(
  operations: readonly DocumentedOperation[],
  operationId: string,
  status: number,
  name?: string,
): unknown {
  const operation = operations.find((one) => one.operationId === operationId);
  const answer = operation?.answers.find((one) => one.status === status);
  const example = name === undefined ? answer?.examples[0] : answer?.examples.find((one) => one.name === name);
  if (!example) throw new Error(`the spec has no example ${name ?? "at all"} for ${operationId} ${status}`);
  return example.value;
}

function examplesOf(document: Json, holder: Json | undefined): NamedExample[] {
  const media = (holder?.content as Json | undefined)?.["application/json"] as Json | undefined;
  return Object.entries((media?.examples ?? {}) as Json).map(([name, example]) => ({
    name,
    value: resolve(document, example)?.value,
  }));
}

function resolve(document: Json, value: unknown): Json | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { $ref } = value as { $ref?: string };
  if ($ref === undefined) return value as Json;
  let target: unknown = document;
  for (const part of $ref.replace(/^#\//, "").split("/"))
    target = (target as Json | undefined)?.[part.replaceAll("~1", "/")];
  return resolve(document, target);
}
