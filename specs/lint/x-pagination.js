import { isReceived, resolved } from "./helpers.js";

const positions = { page: "page", offset: "offset" };

/** A list names its style of paging, and parameters that exist. */
function problem(paging, operation, ctx) {
  if (paging === undefined) return "is missing on a list operation; the name of one that is not paged begins with get";
  const position = positions[paging?.style];
  if (!position) return "style must be page or offset";
  const names = (operation.parameters ?? []).map((parameter) => resolved(parameter, ctx)?.name);
  for (const role of [position, "size"]) {
    if (!names.includes(paging[role])) return `${role} must name a query parameter`;
  }
  return Number.isInteger(paging.defaultSize) ? undefined : "defaultSize must be an integer";
}

export default () => ({
  Operation(operation, ctx) {
    if (isReceived(ctx.location)) return;
    if (!operation.operationId?.startsWith("list")) return;
    const message = problem(operation["x-pagination"], operation, ctx);
    if (message) ctx.report({ message: `x-pagination ${message}`, location: ctx.location.child("x-pagination") });
  },
});
