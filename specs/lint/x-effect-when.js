import { isReceived, resolved } from "./helpers.js";

const effects = ["read", "replace", "send"];

/** `{ body: { Field: value }, effect }`, where the fields exist in the request body. */
function problem(when, operation, ctx) {
  if (typeof when !== "object" || when === null || Array.isArray(when)) return "must be an object";
  const extra = Object.keys(when).filter((key) => key !== "body" && key !== "effect");
  if (extra.length > 0) return `has unknown keys: ${extra.join(", ")}`;
  if (!effects.includes(when.effect)) return `effect must be one of ${effects.join(", ")}`;
  if (when.effect === operation["x-effect"]) return "effect must differ from x-effect";
  if (typeof when.body !== "object" || when.body === null || Object.keys(when.body).length === 0)
    return "needs body fields";
  const content = resolved(operation.requestBody, ctx)?.content ?? {};
  const schema = resolved(content["application/json"]?.schema, ctx);
  const unknown = Object.keys(when.body).filter((field) => !(field in (schema?.properties ?? {})));
  return unknown.length > 0 ? `names fields that the body does not have: ${unknown.join(", ")}` : undefined;
}

export default () => ({
  Operation(operation, ctx) {
    if (isReceived(ctx.location)) return;
    if (!("x-effect-when" in operation)) return;
    const message = problem(operation["x-effect-when"], operation, ctx);
    if (message) ctx.report({ message: `x-effect-when ${message}`, location: ctx.location.child("x-effect-when") });
  },
});
