// The entry point ./node: the only part of this package that needs Node.
export { createNodeFetch, type NodeFetch } from "./node-fetch.js";
export type { NodeFetchOptions } from "./node-fetch-options.js";
