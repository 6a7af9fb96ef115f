import {
  answerCases,
  casesByMethod,
  documentedError,
  enumBodies,
  gapsWithAdded,
  queryCases,
  rejectionOf,
  requestCases,
  type Stage,
  wholeContract,
} from "@invitation-clients/contract-kit";
import { type Include, isApiError } from "@invitation-clients/kantata-ox";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { METHODS, QUERIES, SENDERS } from "./test-support/contract-methods.js";
import type { EnvelopeExample } from "./test-support/envelope.js";
import { rowsOf } from "./test-support/envelope.js";
import { clientOf, openKantataStage } from "./test-support/kantata-stage.js";

// Every answer, request example and query parameter of the spec, through the public methods. The last test proves that
// nothing was left out, so these run in one file and in order.

const INCLUDES: readonly Include[] = ["default_role", "invitee", "inviter"];

const stage: Stage = await openKantataStage();
const { operations } = stage;
const cases = casesByMethod(operations, METHODS);

beforeAll(() => {
  expect(cases.length).toBeGreaterThan(0);
});
afterEach(() => {
  for (const { operationId } of operations) stage.answer(operationId);
  expect(stage.takeViolations()).toEqual([]);
});
afterAll(() => stage.close());

describe("a success is returned as the spec documents it", () => {
  const successes = cases
    .filter(({ status }) => status < 300)
    .flatMap((one) => (one.method.includes ? [[], INCLUDES] : [[]]).map((include) => ({ ...one, include })));

  test.for(successes)("$title by $method.name, include: $include", async ({ method, status, example, include }) => {
    stage.answer(method.operationId, status, example?.name);
    const value = await method.call(clientOf(stage), include);
    expect(value).toStrictEqual(method.expected(example?.value as EnvelopeExample, include));
  });
});

describe("an error is thrown as the spec documents it", () => {
  test.for(cases.filter(({ status }) => status >= 400))("$title by $method.name", async ({ method, ...documented }) => {
    const { status, example, answer } = documented;
    stage.answer(method.operationId, status, example?.name);
    const error = await rejectionOf(method.call(clientOf(stage), []));
    if (!isApiError(error, status)) return expect.fail(`no ApiError ${status}: ${error}`);
    expect(isApiError(error, status + 1)).toBe(false);
    expect(error.body).toStrictEqual(example?.value);
    expect(error).toMatchObject({
      ...documentedError(documented, "x-request-id"),
      retryAfter: status === 429 ? Number(answer.headers["retry-after"]) * 1000 : undefined,
    });
  });
});

describe("a documented request body is sent unchanged", () => {
  test.for(requestCases(operations))("$operationId $example.name", async ({ operationId, example }) => {
    stage.take();
    await SENDERS[operationId]?.(clientOf(stage), example.value);
    expect(
      stage
        .take()
        .filter(({ requestBody }) => requestBody)
        .at(0)?.requestBody,
    ).toEqual(example.value);
  });
});

describe("every enumerated value of a body is accepted", () => {
  test.for(operations.flatMap(enumBodies))("$operationId $name", async ({ operationId, body }) => {
    stage.take();
    await SENDERS[operationId]?.(clientOf(stage), body);
    const bodies = stage.take().flatMap(({ requestBody }) => (requestBody ? [requestBody] : []));
    expect(bodies[0]).toEqual(body);
  });
});

describe("a query parameter arrives once, and a list as one comma-separated value", () => {
  test.for(queryCases(operations))("$operationId ?$parameter.name", async ({ operationId, method, parameter }) => {
    const { name, example, commaList } = parameter;
    // The server ignores one of these two without the other.
    const pair = name === "limit" ? { offset: 0 } : name === "offset" ? { limit: 10 } : {};
    stage.take();
    await QUERIES[operationId]?.(clientOf(stage), { [name]: example, ...pair });
    const sent = stage.take().find((exchange) => exchange.method === method);
    const wire = commaList ? (example as unknown[]).join(",") : String(example);
    expect(sent?.url.searchParams.getAll(name)).toEqual([wire]);
  });
});

describe("every enumerated value of a query parameter is accepted", () => {
  const values = operations.flatMap(({ operationId, query }) =>
    query.flatMap(({ name, commaList, values }) =>
      values.map((value) => ({ operationId, name, value: commaList ? [value] : value })),
    ),
  );

  test.for(values)("$operationId ?$name=$value", async ({ operationId, name, value }) => {
    stage.take();
    await QUERIES[operationId]?.(clientOf(stage), { [name]: value });
    expect(stage.take().map(({ url }) => url.searchParams.get(name))).toEqual([String(value)]);
  });
});

test("createMany: createAccountInvitation 200 three-created is matched by address, in the order of the inputs", async () => {
  const example = answerCases(operations).find(({ example }) => example?.name === "three-created")?.example;
  const rows = rowsOf(example?.value as EnvelopeExample).reverse();
  stage.answer("createAccountInvitation", 200, "three-created");
  const people = rows.map(({ email_address, full_name }) => ({ email_address, full_name }));
  const results = await clientOf(stage).accountInvitations.createMany(people);
  expect(results).toEqual(rows.map((invitation) => ({ status: "created", invitation })));
});

describe("the whole contract was seen", () => {
  test("no operation, answer, parameter, example or field is left out, and nothing else was sent", async () => {
    const { summary, gaps } = await wholeContract("kantata-ox", stage);
    console.info(`Kantata OX: ${summary}`);
    expect(gaps).toEqual([]);
  });

  test("an operation that is added to the spec is reported, because no method calls it", () => {
    const gaps = gapsWithAdded(stage, { operationId: "listWorkspaces", path: "/workspaces" });
    expect(gaps).toContain("operation listWorkspaces is not covered");
  });
});
