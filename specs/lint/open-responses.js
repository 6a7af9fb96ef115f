import { bodySchemas } from "./walk-schemas.js";

// Responses stay open: a new field or a new enum value of the vendor must not break a caller.
export default () =>
  bodySchemas("Response", (schema, location, { report }) => {
    if (schema.additionalProperties === false) {
      report({ message: "a response object stays open", location: location.child("additionalProperties") });
    }
    if ("enum" in schema || "const" in schema) {
      report({ message: "a response enum stays open: use `x-extensible-enum`", location: location.child("enum") });
    }
  });
