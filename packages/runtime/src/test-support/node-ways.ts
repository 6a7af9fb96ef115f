import type { NodeFetch } from "../node/index.js";

/** How a client may be given a `createNodeFetch`: as it is, or in a function of the caller's own, which the client calls as any `fetch`. */
export const NODE_WAYS: readonly (readonly [name: string, via: (fetch: NodeFetch) => NodeFetch])[] = [
  ["createNodeFetch", (fetch) => fetch],
  [
    "a function that calls it",
    (fetch) =>
      Object.assign((...args: Parameters<NodeFetch>) => fetch(...args), {
        close: () => fetch.close(),
      }),
  ],
];
