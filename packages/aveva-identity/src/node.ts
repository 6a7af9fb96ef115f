// For Node alone, so a sub-path of its own: what else is exported runs everywhere.
export { createNodeFetch, type NodeFetch, type NodeFetchOptions } from "@invitation-clients/runtime/node";
