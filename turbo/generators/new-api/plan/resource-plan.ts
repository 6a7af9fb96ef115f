import type { RawCall, RawCalls } from "@invitation-clients/contract-kit";
import { operationsOf, type SpecDocument } from "../../../../scripts/lib/project/spec-document.ts";
import { camelCase, comment, isIdentifier, pascalCase, wordsOf } from "../words.ts";
import { DEVICES } from "./names.ts";

/** A method for one operation. */
export interface ResourcePlan {
  readonly call: RawCall;
  /** Property of the client, such as `pets`. */
  readonly property: string;
  /** Type of the resource, such as `Pets`. */
  readonly type: string;
  /** File of the resource without its ending, such as `pets`. */
  readonly file: string;
  /** Path parameters in the order of the path: names on the wire, and as arguments. */
  readonly ids: readonly { readonly wire: string; readonly argument: string }[];
  readonly params: "none" | "optional" | "required";
  readonly summary: string;
  /** The vendor's page about the operation, if the spec names one. */
  readonly page: string | undefined;
}

// Names that the files of each client have already, for files, properties, imports and variables.
const TAKEN =
  /^(access-token|api|base-url|client|client-options|dialect|generated|index|operations|options|paths|server-url|shared|test-support|tokens|validate|version)$|^(check|create)-|-source$/;
// Names inside each method.
const LOCAL = ["params", "options", "client", "data", "operations"];

/**
 * The first read that needs no special headers: the easiest operation to write a method for. A resource with a method `then` would pass
 * for a promise.
 */
export function planResource(document: SpecDocument, { calls }: RawCalls): ResourcePlan | undefined {
  for (const { path, method, operation, parameters } of operationsOf(document)) {
    const call = calls.find((one) => one.operationId === operation.operationId);
    if (method !== "get" || !call || "headers" in call.init || call.operationId === "then") continue;
    const wires = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");
    const ids = wires.map((wire) => ({ wire, argument: camelCase(wordsOf(wire)) }));
    const isPlain = ids.every(({ argument }, index) => {
      return (
        isIdentifier(argument) &&
        !LOCAL.includes(argument) &&
        ids.findIndex((one) => one.argument === argument) === index
      );
    });
    const words = resourceWords(operation as { tags?: readonly string[] }, path);
    if (!isPlain || words.length === 0) continue;
    const query = parameters.filter((one) => one.in === "query");
    return {
      call,
      property: camelCase(words),
      type: `${pascalCase(words)}Resource`,
      file: words.join("-"),
      ids,
      params: query.length === 0 ? "none" : query.some((one) => one.required === true) ? "required" : "optional",
      summary: sentence((operation as { summary?: unknown }).summary) || sentence(`Calls \`GET ${path}\`.`),
      page: operation.externalDocs?.url.replaceAll("*/", "*%2F"),
    };
  }
  return undefined;
}

function resourceWords({ tags = [] }: { tags?: readonly string[] }, path: string): string[] {
  const parts = [tags[0] ?? "", ...path.split("/").filter((part) => !part.includes("{"))].map(wordsOf);
  const isFit = (words: readonly string[]): boolean =>
    words.every((word) => /^[a-z]/.test(word)) && isIdentifier(camelCase(words)) && !isTakenFile(words.join("-"));
  return parts.find(isFit) ?? [];
}

function isTakenFile(name: string): boolean {
  return TAKEN.test(name) || DEVICES.test(name);
}

/** A text as one line with a full stop, fit for a comment. */
export function sentence(text: unknown): string {
  if (typeof text !== "string") return "";
  const line = comment(text).slice(0, 110);
  return line === "" || /[.!?]$/.test(line) ? line : `${line}.`;
}
