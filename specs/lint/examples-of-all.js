import { resolved } from "./helpers.js";
import { schemasOf } from "./walk-schemas.js";

/** Notes each field of a schema that a value has. Every alternative counts, because a value shows the one that it fits. */
function note(schema, value, ctx, shown, from) {
  if (typeof schema !== "object" || schema === null || typeof value !== "object" || value === null) return;
  if (typeof schema.$ref === "string") {
    const target = ctx.resolve(schema, from);
    if (target.node) note(target.node, value, ctx, shown, target.location.source.absoluteRef);
    return;
  }
  for (const part of ["oneOf", "anyOf", "allOf"].flatMap((key) => schema[key] ?? []))
    note(part, value, ctx, shown, from);
  for (const [key, one] of Object.entries(value)) {
    if (Array.isArray(value)) note(schema.items, one, ctx, shown, from);
    else if (!Object.hasOwn(schema.properties ?? {}, key)) note(schema.additionalProperties, one, ctx, shown, from);
    else {
      shown.add(schema.properties[key]);
      note(schema.properties[key], one, ctx, shown, from);
    }
  }
}

const hasExample = (node) => node.example !== undefined || node.examples !== undefined;

// Tests, fakes and reference pages take their values from examples: what no example has, they never show.
export default () => {
  const fields = new Map();
  const shown = new Set();
  return {
    Parameter(parameter, { report, location }) {
      if (!hasExample(parameter)) report({ message: "example is missing", location: location.child("example") });
    },
    MediaType(media, ctx) {
      const from = ctx.location.source.absoluteRef;
      for (const { schema, location } of schemasOf(media.schema, ctx, ctx.location.child("schema"))) {
        for (const [name, field] of Object.entries(schema.properties ?? {})) {
          fields.set(field, location.child(["properties", name]));
          if (hasExample(field)) shown.add(field);
        }
      }
      const named = Object.values(media.examples ?? {}).map((entry) => resolved(entry, ctx)?.value);
      for (const value of [media.example, ...named]) note(media.schema, value, ctx, shown, from);
    },
    Root: {
      leave(_root, { report }) {
        for (const [field, location] of fields) {
          if (!shown.has(field)) report({ message: "no example of a body has this field", location });
        }
      },
    },
  };
};
