import type { RawCall } from "../samples/raw-calls.js";
import { shownValue } from "../samples/shown-value.js";
import { type Json, readDocument, resolve } from "../spec/document.js";
import { securityOf, signingFor } from "../spec/signing.js";
import { createSchemaCheck } from "../validators/schema-check.js";

/** The name of the only example that each answer has in a servable spec. */
export const SHOWN = "shown";

type Editable = Record<string, unknown>;

/**
 * A copy of another author's spec that Prism can serve to our clients. The success answer of each call has the call's own
 * example, headers have valid examples, and operations whose security our clients cannot satisfy need none.
 */
export async function servableSpec(spec: string | object, calls: readonly RawCall[]): Promise<object> {
  const document = structuredClone(await readDocument(spec)) as Editable;
  for (const { method, path, status, answer } of calls) {
    const item = resolve(document, (document.paths as Json)[path]) as Editable;
    const operation = resolve(document, item[method.toLowerCase()]) as Editable;
    openUnlessMet(document, operation);
    for (const holder of [item, operation]) withoutListHeaders(document, holder);
    // A copy, because other operations that share this response need their own example.
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

// Prism 5.16 never answers if an operation has a header parameter of these types. Our calls send none.
function withoutListHeaders(document: Json, holder: Editable): void {
  if (!Array.isArray(holder.parameters)) return;
  holder.parameters = holder.parameters.filter((given) => {
    const parameter = resolve(document, given);
    const { type } = resolve(document, parameter?.schema) ?? {};
    return parameter?.in !== "header" || (type !== "array" && type !== "object");
  });
}

/** Keeps the security alternatives that our clients can satisfy. If there are none, the operation needs no security. */
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
