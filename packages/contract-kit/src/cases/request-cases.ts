import type { DocumentedOperation, DocumentedParameter, NamedExample } from "../spec/contract.js";

/** One documented request body. */
export interface RequestCase {
  readonly operationId: string;
  readonly example: NamedExample;
}

/** One documented query parameter of an operation. */
export interface QueryCase {
  readonly operationId: string;
  readonly method: string;
  readonly parameter: DocumentedParameter;
}

/** Every example of a request body. */
export function requestCases(operations: readonly DocumentedOperation[]): RequestCase[] {
  return operations.flatMap(({ operationId, requestExamples }) =>
    requestExamples.map((example) => ({ operationId, example })),
  );
}

/** Every query parameter of every operation. */
export function queryCases(operations: readonly DocumentedOperation[]): QueryCase[] {
  return operations.flatMap(({ operationId, method, query }) =>
    query.map((parameter) => ({ operationId, method, parameter })),
  );
}
