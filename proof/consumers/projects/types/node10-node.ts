// The sub-paths with the old resolution. It needs Node's types.
import { createNodeFetch } from "@invitation-clients/kantata-ox/node";
import { diffSpecs } from "@invitation-clients/openapi-semver/node";
import { createNodeFetch as ofTheRuntime } from "@invitation-clients/runtime/node";
import { kantata } from "@invitation-clients/testing/examples";
import { serve } from "@invitation-clients/testing/http";

export const ofTheJudge = diffSpecs;
export const ofTheFakes = [kantata.accountInvitation, serve];
export const fetches = [createNodeFetch, ofTheRuntime];
