import { isJson, isReceived, resolved } from "./helpers.js";

// 401 and 403, unless calls need no security, and at least one other. Every error with a JSON body has the shared schema, so that one
// function describes them all.
export default () => {
  let refusals = [];
  return {
    Root(root) {
      refusals = Array.isArray(root.security) && root.security.length === 0 ? [] : ["401", "403"];
    },
    Operation(operation, ctx) {
      if (isReceived(ctx.location)) return;
      const errors = Object.entries(operation.responses ?? {}).filter(([status]) => /^[45]/.test(status));
      const statuses = errors.map(([status]) => status);
      const location = ctx.location.child("responses");
      for (const status of refusals) {
        if (!statuses.includes(status)) ctx.report({ message: `${status} is not modelled`, location });
      }
      if (!statuses.some((status) => status !== "401" && status !== "403")) {
        ctx.report({ message: "no error besides 401 and 403 is modelled", location });
      }
      for (const [status, entry] of errors) {
        for (const [mediaType, media] of Object.entries(resolved(entry, ctx)?.content ?? {})) {
          if (isJson(mediaType) && !media.schema?.$ref?.endsWith("#/components/schemas/ErrorResponse")) {
            ctx.report({
              message: `${status} must use the shared schema ErrorResponse`,
              location: location.child([status]),
            });
          }
        }
      }
    },
  };
};
