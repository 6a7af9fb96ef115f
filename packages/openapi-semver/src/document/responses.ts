import { asNode, type Node } from "./node.ts";
import { type Operation, operationsOf } from "./operations.ts";
import type { Source } from "./source.ts";

/** The answers of an operation by status, their references followed. */
export function responsesOf(source: Source, operation: Operation): Map<string, Node> {
  const entries = Object.entries(asNode(operation.node.responses)).filter(([status]) => !status.startsWith("x-"));
  return new Map(entries.map(([status, response]) => [status.toUpperCase(), asNode(source.follow(response))]));
}

/** Whether an answer is what the call is for: a 2xx or, where none is documented, the default answer. */
export function isSuccess(status: string, responses: ReadonlyMap<string, Node>): boolean {
  if (status !== "DEFAULT") return status.startsWith("2");
  return ![...responses.keys()].some((one) => one.startsWith("2"));
}

const known = new WeakMap<Source, readonly Node[]>();

/** The error answers of a document's operations, one of each. */
export function sharedErrors(source: Source): readonly Node[] {
  const found = known.get(source) ?? [...new Set(errorsOf(source))];
  known.set(source, found);
  return found;
}

function errorsOf(source: Source): Node[] {
  return operationsOf(source).flatMap((operation) => {
    const responses = responsesOf(source, operation);
    return [...responses].filter(([status]) => !isSuccess(status, responses)).map(([, response]) => response);
  });
}
