import { isText } from "./helpers.js";

// Anybody may read `x-source` and `x-unknown`, so they name public places, never a path on somebody's disk.
const local = /(?:^|[\s"'(])(?:\/|\.\.?\/|~\/|[A-Za-z]:\\|file:)/;

function need(node, { report, location }) {
  if (!("x-source" in node)) report({ message: "x-source is missing: where does this come from?", location });
}

export default () => ({
  Parameter: need,
  SchemaProperties: {
    Schema(schema, ctx) {
      // A field that is a reference has the source of its target.
      if (ctx.location.pointer.endsWith(`/properties/${ctx.key}`)) need(schema, ctx);
    },
  },
  any(node, { report, location }) {
    for (const field of ["x-source", "x-unknown"]) {
      if (typeof node !== "object" || node === null || !(field in node)) continue;
      const entries = [node[field]].flat();
      if (entries.length === 0 || !entries.every(isText)) {
        report({ message: `${field} must be a text or a list of texts`, location: location.child(field) });
      } else if (field === "x-source" && entries.some((entry) => local.test(entry))) {
        report({ message: "x-source must name a public place, not a local path", location: location.child(field) });
      }
    }
  },
});
