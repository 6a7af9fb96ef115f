// The entry point for Node with the old resolution. It needs Node's types.
import { createNodeFetch } from "@invitation-clients/kantata-ox/node";
import { createNodeFetch as ofTheRuntime } from "@invitation-clients/runtime/node";

export const fetches = [createNodeFetch, ofTheRuntime];
