// This entry point is only for Node. Everything else runs on every platform.
export { createNodeFetch, type NodeFetch, type NodeFetchOptions } from "@invitation-clients/runtime/node";
