// Only for Node, so it has an entry point of its own: everything else runs on every platform.
export { createNodeFetch, type NodeFetch, type NodeFetchOptions } from "@invitation-clients/runtime/node";
