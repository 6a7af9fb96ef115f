// Helpers of the rules. A rule is `() => visitor`; `ctx.report` reports a problem under the rule's id.

/** Follows a `$ref`, also into another file. */
export function resolved(node, ctx) {
  if (node && typeof node === "object" && typeof node.$ref === "string") return ctx.resolve(node).node;
  return node;
}

export function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

export function isJson(mediaType) {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(mediaType);
}

/** Whether callers receive an operation (a webhook, a callback) instead of sending it. */
export function isReceived(location) {
  return /^#\/webhooks\/|\/callbacks\//.test(location.pointer);
}
