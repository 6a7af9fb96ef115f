/** Every schema within the schema of a body, references followed, each with the location for reports. */
export function* schemasOf(schema, ctx, location, from = location.source.absoluteRef, seen = new Set()) {
  if (typeof schema !== "object" || schema === null) return;
  if (typeof schema.$ref === "string") {
    const target = ctx.resolve(schema, from);
    if (target.node && target.location) {
      yield* schemasOf(target.node, ctx, target.location, target.location.source.absoluteRef, seen);
    }
    return;
  }
  if (seen.has(schema)) return;
  seen.add(schema);
  yield { schema, location };
  for (const key of ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"]) {
    yield* schemasOf(schema[key], ctx, location.child([key]), from, seen);
  }
  for (const key of ["oneOf", "anyOf", "allOf", "prefixItems"]) {
    for (const [index, part] of (schema[key] ?? []).entries())
      yield* schemasOf(part, ctx, location.child([key, index]), from, seen);
  }
  for (const key of ["properties", "patternProperties", "$defs"]) {
    for (const [name, part] of Object.entries(schema[key] ?? {}))
      yield* schemasOf(part, ctx, location.child([key, name]), from, seen);
  }
}

/** A visitor that inspects every schema in the bodies of requests or of responses. */
export function bodySchemas(holder, inspect) {
  return {
    [holder](body, ctx) {
      for (const [mediaType, media] of Object.entries(body.content ?? {})) {
        const location = ctx.location.child(["content", mediaType, "schema"]);
        for (const found of schemasOf(media.schema, ctx, location)) inspect(found.schema, found.location, ctx);
      }
    },
  };
}
