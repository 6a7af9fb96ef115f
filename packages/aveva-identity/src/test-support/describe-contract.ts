import { type ApiVersion, type AvevaIdentityClient, isApiError } from "@invitation-clients/aveva-identity";
import {
  casesByMethod,
  documentedError,
  enumBodies,
  gapsWithAdded,
  queryCases,
  rejectionOf,
  requestCases,
  wholeContract,
} from "@invitation-clients/contract-kit";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { clientOf, openAvevaStage, TENANT } from "./aveva-stage.js";
import type { VersionMethods } from "./contract-methods.js";

/**
 * Tests every answer, request example and query parameter of a version's spec through the public methods. The last tests
 * prove that nothing was left out, so these run in order.
 */
export async function describeContract<const V extends ApiVersion>(
  apiVersion: V,
  { methods, senders, queries }: VersionMethods<AvevaIdentityClient<V>>,
): Promise<void> {
  const stage = await openAvevaStage(apiVersion);
  const { operations } = stage;
  const client = () => clientOf(apiVersion, stage);
  const cases = casesByMethod(operations, methods);
  // For `exists` a 404 means "no".
  const isSuccess = ({ status, method }: (typeof cases)[number]): boolean =>
    status < 300 || (status === 404 && method.name.endsWith(".exists"));

  afterEach(() => {
    for (const { operationId } of operations) stage.answer(operationId);
    expect(stage.takeViolations()).toEqual([]);
  });
  afterAll(() => stage.close());

  describe(`${apiVersion}: a success is returned as the spec documents it`, () => {
    test.for(cases.filter(isSuccess))("$title by $method.name", async ({ method, status, example, answer }) => {
      stage.answer(method.operationId, status, example?.name);
      const value = await method.call(client());
      expect(value).toStrictEqual(method.expected({ status, body: example?.value, headers: answer.headers }));
    });
  });

  describe(`${apiVersion}: an error is thrown as the spec documents it`, () => {
    test.for(cases.filter((one) => !isSuccess(one)))("$title by $method.name", async ({ method, ...documented }) => {
      const { status, example } = documented;
      stage.answer(method.operationId, status, example?.name);
      const error = await rejectionOf(method.call(client()));
      if (!isApiError(error, status)) return expect.fail(`no ApiError ${status}: ${error}`);
      expect(isApiError(error, status + 1)).toBe(false);
      expect(error.body).toStrictEqual(example?.value);
      expect(error).toMatchObject(documentedError(documented, "operation-id"));
    });
  });

  describe(`${apiVersion}: a documented request body is sent unchanged`, () => {
    test.for(requestCases(operations))("$operationId $example.name", async ({ operationId, example }) => {
      stage.take();
      await senders[operationId]?.(client(), example.value as object);
      expect(stage.take().map(({ requestBody }) => requestBody)).toStrictEqual([example.value]);
    });
  });

  describe(`${apiVersion}: every enumerated value of a body is accepted`, () => {
    test.for(operations.flatMap(enumBodies))("$operationId $name", async ({ operationId, body }) => {
      stage.take();
      await senders[operationId]?.(client(), body as object);
      expect(stage.take().map(({ requestBody }) => requestBody)).toStrictEqual([body]);
    });
  });

  describe(`${apiVersion}: a query parameter arrives once, as it was given`, () => {
    test.for(queryCases(operations))(
      "$operationId ?$parameter.name",
      async ({ operationId, parameter: { name, example } }) => {
        stage.take();
        await queries[operationId]?.(client(), { [name]: example });
        expect(stage.take()[0]?.url.searchParams.getAll(name)).toEqual([String(example)]);
      },
    );
  });

  describe(`${apiVersion}: the whole contract was seen`, () => {
    test("no operation, answer, parameter, example or field is left out, and nothing else was sent", async () => {
      const { summary, gaps } = await wholeContract(`aveva-${apiVersion}`, stage);
      console.info(`AVEVA ${apiVersion}: ${summary}`);
      expect(gaps).toEqual([]);
    });

    test("every request names the tenant of the client", () => {
      const tenants = new Set(stage.fetch.exchanges.map(({ url }) => url.pathname.split("/")[2]));
      expect([...tenants]).toEqual([TENANT]);
    });

    test("an operation that is added to the spec is reported, because no method calls it", () => {
      const gaps = gapsWithAdded(stage, { operationId: "listUsers", path: "/Tenants/{tenantId}/Users" });
      expect(gaps).toContain("operation listUsers is not covered");
    });
  });
}
