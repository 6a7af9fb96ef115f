import type { ApiPlan } from "../plan/api-plan.ts";
import { MADE } from "./sources.ts";

/** `src/test-support/<name>-stage.ts`. */
export function stageSource({ names, signing }: ApiPlan): string {
  const { pascal, package: name } = names;
  return `${MADE}import { fileURLToPath } from "node:url";
import { openRawStage, type RawStage, type RawStageOptions, type Stage } from "@invitation-clients/contract-kit";
import { create${pascal}Client, type ${pascal}Client } from "${name}";

const SPEC = fileURLToPath(new URL("../generated/openapi.json", import.meta.url));

/** Serves the spec, with a call of each of its operations. */
export function open${pascal}Stage(options?: RawStageOptions): Promise<RawStage> {
  return openRawStage(SPEC, options);
}

/** A new client for each test: the 429 of one test must not delay the next. */
export function clientOf({ url, fetch }: Stage): ${pascal}Client {
  return create${pascal}Client({ ${signing.token ? 'accessToken: "contract-token", ' : ""}baseUrl: url, fetch, maxRetries: 0 });
}
`;
}

/** `src/every-operation.contract.test.ts`. */
export function contractSource({ names, raw, resource }: ApiPlan): string {
  const { pascal, folder } = names;
  const method = resource && `client.${resource.property}.${resource.call.operationId}`;
  return `${MADE}// It calls each operation of the spec as the spec describes it. Your methods need tests of their own, beside their sources.
import { operationOf, reportOperations, sendRaw } from "@invitation-clients/contract-kit";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { clientOf, open${pascal}Stage } from "./test-support/${folder}-stage.js";

/** Operations of the spec that the client cannot call, each with the reason. */
const UNCALLABLE: Readonly<Record<string, string>> = ${JSON.stringify(raw.uncallable)};

const stage = await open${pascal}Stage();
const tightened = await open${pascal}Stage({ tightened: true });
const calls = stage.calls.map((call) => [\`\${call.operationId} \${call.status}\`, call] as const);

afterEach(() => expect(stage.takeViolations()).toEqual([]));
afterAll(async () => {
  await reportOperations("${folder}", stage);
  await stage.close();
  await tightened.close();
});

describe("every operation, by the raw api", () => {
  test.for(calls)("%s", async ([, call]) => {
    stage.take();
    const { data, error, response } = await sendRaw(clientOf(stage).api, call);
    expect(error).toBeUndefined();
    expect(response.status).toBe(call.status);
    expect(data).toStrictEqual(call.answer);
    expect(stage.take().map((exchange) => operationOf(stage.operations, exchange)?.operationId)).toEqual([call.operationId]);
  });

  test("only the operations named above were left out", () => {
    expect(stage.uncallable).toEqual(UNCALLABLE);
    const seen = stage.fetch.exchanges.map((exchange) => operationOf(stage.operations, exchange)?.operationId);
    const missing = stage.operations.filter(({ operationId }) => !seen.includes(operationId));
    expect(missing.map(({ operationId }) => operationId)).toEqual(Object.keys(UNCALLABLE));
  });
});
${
  resource
    ? `
test("${resource.property}.${resource.call.operationId} returns the example of the spec", async () => {
  const client = clientOf(stage);
  expect(await ${method}(${resourceArguments(resource)})).toStrictEqual(
    stage.calls.find(({ operationId }) => operationId === "${resource.call.operationId}")?.answer,
  );
});
`
    : ""
}
describe("a request that the spec does not allow is refused", () => {
  test.for(calls)("%s, without something that a changed spec requires", async ([, call]) => {
    await expect(sendRaw(clientOf(tightened).api, call)).rejects.toThrow();
    expect(tightened.takeViolations().length).toBeGreaterThan(0);
  });
});
`;
}

/** The arguments of the first method, with values from its example call. */
export function resourceArguments({ call, ids, params }: NonNullable<ApiPlan["resource"]>): string {
  const { path, query } = call.init.params as { path: Record<string, unknown>; query: Record<string, unknown> };
  const given = ids.map(({ wire }) => JSON.stringify(path[wire]));
  return [...given, ...(params === "none" ? [] : [JSON.stringify(query)])].join(", ");
}

/** `src/raw-api.test-d.ts`. */
export function typeTestSource({ names, raw }: ApiPlan): string {
  const method = raw.calls[0]?.method ?? "GET";
  return `${MADE}import { expectTypeOf, test } from "vitest";
import type { ${names.pascal}Api } from "./index.js";
import type { paths } from "./generated/schema.js";

declare const api: ${names.pascal}Api;

test("the raw api takes paths of the spec", () => {
  expectTypeOf<Parameters<typeof api.${method}>[0]>().toExtend<keyof paths>();
});

test("a path that the spec does not have does not compile", () => {
  // @ts-expect-error no such path
  () => api.${method}("/no-such-path", {});
});
`;
}
