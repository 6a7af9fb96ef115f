import { asNode, type Node } from "./node.ts";
import { type Operation, operationsOf } from "./operations.ts";
import type { Source } from "./source.ts";

/** The responses of an operation by status, references followed. */
export function responsesOf(source: Source, operation: Operation): Map<string, Node> {
  const entries = Object.entries(asNode(operation.node.responses)).filter(([status]) => !status.startsWith("x-"));
  return new Map(entries.map(([status, response]) => [status.toUpperCase(), asNode(source.follow(response))]));
}

/** Whether a response is a success: a 2xx or, if none is documented, the default response. */
export function isSuccess(status: string, responses: ReadonlyMap<string, Node>): boolean {
  if (status !== "DEFAULT") return status.startsWith("2");
  return ![...responses.keys()].some((one) => one.startsWith("2"));
}

const known = new WeakMap<Source, readonly Node[]>();

/** The error responses of all operations of a document, without repetitions. */
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
