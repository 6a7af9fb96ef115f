import { isText } from "./helpers.js";

// Descriptions become docstrings and reference pages.
function need(fields) {
  return (node, { report, location }) => {
    for (const field of fields) {
      if (!isText(node[field])) report({ message: `${field} is missing`, location: location.child(field) });
    }
  };
}

const description = need(["description"]);

export default () => ({
  Info: description,
  Tag: description,
  Operation: need(["summary", "description"]),
  Parameter: description,
  RequestBody: description,
  Response: description,
  Header: description,
  SchemaProperties: {
    Schema(schema, ctx) {
      // Items of arrays and values of maps are described by their parent.
      if (ctx.location.pointer.endsWith(`/properties/${ctx.key}`)) description(schema, ctx);
    },
  },
  NamedSchemas: {
    Schema(schema, ctx) {
      if (/^#\/components\/schemas\/[^/]+$/.test(ctx.location.pointer)) description(schema, ctx);
    },
  },
});
