import { bodySchemas } from "./walk-schemas.js";

// Request objects are closed, so that Prism, and with it the contract tests, refuse a misspelt field.
export default () =>
  bodySchemas("RequestBody", (schema, location, { report }) => {
    const isObject = schema.properties !== undefined || [schema.type].flat().includes("object");
    if (isObject && schema.additionalProperties !== false) {
      report({
        message: "a request object needs `additionalProperties: false`",
        location: location.child("additionalProperties"),
      });
    }
    if ("x-extensible-enum" in schema) {
      report({ message: "a request enum is closed: use `enum`", location: location.child("x-extensible-enum") });
    }
  });
