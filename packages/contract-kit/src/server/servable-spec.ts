import type { RawCall } from "../samples/raw-calls.js";
import { shownValue } from "../samples/shown-value.js";
import { type Json, readDocument, resolve } from "../spec/document.js";
import { securityOf, signingFor } from "../spec/signing.js";
import { createSchemaCheck } from "../validators/schema-check.js";

/** Name of the one example that a servable spec has for each answer. */
export const SHOWN = "shown";

type Editable = Record<string, unknown>;

/**
 * A copy of a stranger's spec that a server can answer from and a client of ours can meet: the success of each call has the
 * call's own example, headers have examples that fit, and operations whose security no client of ours can meet are open.
 */
export async function servableSpec(spec: string | object, calls: readonly RawCall[]): Promise<object> {
  const document = structuredClone(await readDocument(spec)) as Editable;
  for (const { method, path, status, answer } of calls) {
    const item = resolve(document, (document.paths as Json)[path]) as Editable;
    const operation = resolve(document, item[method.toLowerCase()]) as Editable;
    openUnlessMet(document, operation);
    for (const holder of [item, operation]) withoutListHeaders(document, holder);
    // A copy: what is shared with other operations has examples of theirs.
    const responses = operation.responses as Editable;
    const response = structuredClone(resolve(document, responses[status])) as Editable;
    responses[status] = response;
    if (answer !== undefined) {
      const media = (response.content as Json)["application/json"] as Editable;
      const { example: _, ...kept } = media;
      response.content = { "application/json": { ...kept, examples: { [SHOWN]: { value: answer } } } };
    }
    if (response.headers) response.headers = shownHeaders(document, response.headers as Json);
  }
  return document;
}

// Prism 5.16 reads such a header whether it was sent or not, and never answers. Our calls send none.
function withoutListHeaders(document: Json, holder: Editable): void {
  if (!Array.isArray(holder.parameters)) return;
  holder.parameters = holder.parameters.filter((given) => {
    const parameter = resolve(document, given);
    const { type } = resolve(document, parameter?.schema) ?? {};
    return parameter?.in !== "header" || (type !== "array" && type !== "object");
  });
}

/** Leaves the alternatives that a client of ours can meet; if there is none, the operation is open. */
function openUnlessMet(document: Json, operation: Editable): void {
  const alternatives = securityOf(document, operation);
  operation.security = alternatives.filter((one) => Object.keys(one).every((name) => signingFor(document, name)));
}

function shownHeaders(document: Json, headers: Json): Json {
  const check = createSchemaCheck(document);
  const shown = Object.entries(headers).flatMap(([name, given]) => {
    const header = resolve(document, given) ?? {};
    const found = shownValue(document, header, "answer", check);
    const { examples: _, ...kept } = header;
    return "value" in found ? [[name, { ...kept, example: found.value }]] : [];
  });
  return Object.fromEntries(shown);
}
