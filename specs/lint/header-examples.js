import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { resolved } from "./helpers.js";

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS.
(addFormatsModule.default ?? addFormatsModule)(ajv);

/** What is wrong with an example; undefined if nothing is. Schemas with references inside are not checked. */
function complaint(schema, value) {
  if (JSON.stringify(schema).includes('"$ref"')) return undefined;
  try {
    return ajv.validate(schema, value) ? undefined : `the example is not valid: ${ajv.errorsText()}`;
  } catch (error) {
    return `the schema cannot be used: ${error.message}`;
  }
}

// Redocly checks the examples of bodies and parameters, but not those of headers.
export default () => ({
  Header(header, ctx) {
    const schema = resolved(header.schema, ctx);
    if (schema === undefined) return;
    const examples = [[["example"], header.example]];
    for (const [name, entry] of Object.entries(header.examples ?? {})) {
      examples.push([["examples", name], resolved(entry, ctx)?.value]);
    }
    for (const [place, value] of examples) {
      const message = value === undefined ? undefined : complaint(schema, value);
      if (message !== undefined) ctx.report({ message, location: ctx.location.child(place) });
    }
  },
});
