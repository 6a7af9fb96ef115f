// Small things the rules share. A rule is `() => visitor`; `ctx.report` files a problem under the rule's id.

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

/** Whether an operation is one that callers receive (a webhook, a callback): no client of ours sends it. */
export function isReceived(location) {
  return /^#\/webhooks\/|\/callbacks\//.test(location.pointer);
}
