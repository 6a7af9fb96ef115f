import type { DocumentedAnswer, DocumentedOperation, NamedExample } from "../spec/contract.js";

/** One documented answer: an operation, a status, and an example of the body if there is one. */
export interface AnswerCase {
  /** Such as `getAccountInvitation 404 not-found`. */
  readonly title: string;
  readonly operation: DocumentedOperation;
  readonly answer: DocumentedAnswer;
  readonly status: number;
  readonly example: NamedExample | undefined;
}

/** A case for every answer of every operation, or for each example of an answer that has examples. */
export function answerCases(operations: readonly DocumentedOperation[]): AnswerCase[] {
  return operations.flatMap((operation) =>
    operation.answers.flatMap((answer) => {
      const { status } = answer;
      const examples = answer.examples.length > 0 ? answer.examples : [undefined];
      return examples.map((example) => ({
        title: `${operation.operationId} ${status} ${example?.name ?? "without a body"}`,
        operation,
        answer,
        status,
        example,
      }));
    }),
  );
}
