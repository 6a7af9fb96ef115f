import { isReceived, resolved } from "./helpers.js";

const positions = { page: "page", offset: "offset" };

/** A list names its style of paging, and parameters that exist. */
function problem(paging, operation, ctx) {
  if (paging === undefined) return "is missing on a list operation; the name of one that is not paged begins with get";
  const position = positions[paging?.style];
  if (!position) return "style must be page or offset";
  const parameters = (operation.parameters ?? []).map((parameter) => resolved(parameter, ctx));
  for (const role of [position, "size"]) {
    if (!parameters.some((one) => one?.name === paging[role])) return `${role} must name a query parameter`;
  }
  const { defaultSize, maxSize, size } = paging;
  if (!Number.isInteger(defaultSize)) return "defaultSize must be an integer";
  if (maxSize === undefined) return undefined;
  // Walks ask for pages of maxSize, so a wrong one costs requests or is refused by the server.
  if (!Number.isInteger(maxSize) || maxSize < defaultSize) return "maxSize must be an integer of at least defaultSize";
  const { maximum, "x-maximum": reducedTo } = parameters.find((one) => one?.name === size).schema ?? {};
  const most = maximum ?? reducedTo ?? maxSize;
  return maxSize === most ? undefined : `maxSize must be the maximum of ${size}, which is ${most}`;
}

export default () => ({
  Operation(operation, ctx) {
    if (isReceived(ctx.location)) return;
    if (!operation.operationId?.startsWith("list")) return;
    const message = problem(operation["x-pagination"], operation, ctx);
    if (message) ctx.report({ message: `x-pagination ${message}`, location: ctx.location.child("x-pagination") });
  },
});
