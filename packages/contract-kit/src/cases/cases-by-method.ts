import type { DocumentedOperation } from "../spec/contract.js";
import { type AnswerCase, answerCases } from "./answer-cases.js";

/** A documented answer, and a public method that can receive it. */
export interface MethodCase<Method> extends AnswerCase {
  readonly method: Method;
}

/** A case for every documented answer and each method that calls its operation. */
export function casesByMethod<Method extends { readonly operationId: string }>(
  operations: readonly DocumentedOperation[],
  methods: readonly Method[],
): MethodCase<Method>[] {
  return answerCases(operations).flatMap((one) =>
    methods.filter((method) => method.operationId === one.operation.operationId).map((method) => ({ ...one, method })),
  );
}
