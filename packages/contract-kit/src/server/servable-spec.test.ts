import { expect, test } from "vitest";
import { rawCalls } from "../samples/raw-calls.js";
import { servableSpec } from "./servable-spec.js";

test("an operation whose security no client can satisfy is served open, and others keep theirs", async () => {
  const schemes = { basic: { type: "http", scheme: "basic" }, token: { type: "http", scheme: "Bearer" } };
  const operation = (security: object[]) => ({ operationId: "x", security, responses: { "204": {} } });
  const paths = {
    "/basic": { get: operation([{ basic: [] }]) },
    "/both": { get: operation([{ basic: [] }, { token: [] }]) },
  };
  const spec = { openapi: "3.0.0", paths, components: { securitySchemes: schemes } };
  const served = (await servableSpec(spec, (await rawCalls(spec)).calls)) as typeof spec;
  expect(served.paths["/basic"].get.security).toEqual([]);
  expect(served.paths["/both"].get.security).toEqual([{ token: [] }]);
});
