import { resolved } from "./helpers.js";

// Kantata's envelopes: `results` and the `*_id` fields of an example point to objects that exist, each under its own id.
const associations = { inviter_id: "users", invitee_id: "users", default_role_id: "roles" };

function* problems(value) {
  for (const [index, { key, id }] of value.results.entries()) {
    if (value[key]?.[id]?.id !== id)
      yield { message: `results points to ${key}/${id}, which does not exist`, path: ["results", index] };
  }
  for (const [map, objects] of Object.entries(value)) {
    if (typeof objects !== "object" || objects === null || Array.isArray(objects) || map === "meta") continue;
    for (const [id, object] of Object.entries(objects)) {
      if (object.id !== id) yield { message: `${map}/${id} has another id`, path: [map, id] };
      for (const [field, target] of Object.entries(associations)) {
        const missing = object[field] && value[target] && !value[target][object[field]];
        if (missing)
          yield {
            message: `${field} points to ${target}/${object[field]}, which does not exist`,
            path: [map, id, field],
          };
      }
    }
  }
  if (value.meta && value.meta.count !== value.count)
    yield { message: "count and meta.count differ", path: ["meta", "count"] };
}

export default () => ({
  Example(entry, ctx) {
    const { value } = resolved(entry, ctx) ?? {};
    if (!Array.isArray(value?.results)) return;
    for (const { message, path } of problems(value))
      ctx.report({ message, location: ctx.location.child(["value", ...path]) });
  },
});
