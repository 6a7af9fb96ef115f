import { type CreateManyResult, isApiError } from "@invitation-clients/aveva-identity";
import { exampleOf, requestCases } from "@invitation-clients/contract-kit";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { clientOf, openAvevaStage, TENANT } from "../test-support/aveva-stage.js";

const CREATE = "createUserInvitation";
const GET = "getUserInvitation";
const USERS = [
  "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
  "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a41",
  "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a42",
];
const inputs = USERS.map((userId) => ({ userId }));

describe.each(["v1", "v1-preview"] as const)("createMany against the contract of %s", async (apiVersion) => {
  const stage = await openAvevaStage(apiVersion);
  const { operations } = stage;
  // This server is never late, so looks need not wait. One request at a time, so that the order is known.
  const createMany = (options: { maxRetries?: number } = {}, list: readonly { userId: string }[] = inputs) =>
    clientOf(apiVersion, stage).userInvitations.createMany(list, { settleDelay: 0, concurrency: 1, ...options });
  const shown = (operationId: string, example = "mail-sent") => exampleOf(operations, operationId, 200, example);
  const outcomes = (results: readonly CreateManyResult[]) => results.map(({ status }) => status);
  const sent = () => stage.take().map(({ method, url }) => `${method} ${url.pathname}${url.search}`);
  // v1-preview documents neither 405 nor 408.
  const isV1 = apiVersion === "v1";
  const route = isV1 ? "Invitation" : "Invitations";
  const pathOf = (userId: string) => `/Tenants/${TENANT}/Users/${userId}/${route}`;
  const look = (userId: string) => `GET ${pathOf(userId)}${isV1 ? "" : "?includeExpiredInvitations=true"}`;

  afterEach(() => {
    for (const { operationId } of operations) stage.answer(operationId);
    expect(stage.takeViolations()).toEqual([]);
  });
  afterAll(() => stage.close());

  test("201: one documented request per user, and each input gets its invitation", async () => {
    const example = "mail-sent";
    stage.answer(CREATE, 201, example);
    stage.take();
    const invitation = exampleOf(operations, CREATE, 201, example);
    expect(await createMany()).toStrictEqual(inputs.map(() => ({ status: "created", invitation })));
    expect(sent()).toEqual(USERS.map((userId) => `POST ${pathOf(userId)}`));
  });

  test.for(requestCases(operations).filter(({ operationId }) => operationId === CREATE))(
    "a documented body is sent unchanged: $example.name",
    async ({ example }) => {
      stage.answer(CREATE, 201);
      stage.take();
      await createMany({}, [{ userId: USERS[0] as string, ...(example.value as object) }]);
      expect(stage.take().map(({ requestBody }) => requestBody)).toStrictEqual([example.value]);
    },
  );

  test("409: existing, with the invitation that get shows, expired or not", async () => {
    stage.answer(CREATE, 409);
    stage.answer(GET, 200, "mail-sent");
    stage.take();
    const one = inputs.slice(0, 1);
    expect(await createMany({}, one)).toStrictEqual([{ status: "existing", invitation: shown(GET) }]);
    expect(sent()).toEqual([`POST ${pathOf(USERS[0] as string)}`, look(USERS[0] as string)]);
  });

  test.for([400, 404] as const)("%i: each user is rejected alone, with the documented body", async (status) => {
    stage.answer(CREATE, status);
    const results = await createMany();
    expect(outcomes(results)).toEqual(["rejected", "rejected", "rejected"]);
    for (const [index, result] of results.entries()) {
      if (result.status !== "rejected") return expect.fail(result.status);
      expect(result.errors).toMatchObject([{ type: "api", index, status, body: { Reason: expect.any(String) } }]);
    }
  });

  test.for(isV1 ? [401, 403, 405] : [401, 403])(
    "%i: the user is rejected, and nothing more is sent",
    async (status) => {
      stage.answer(CREATE, status);
      stage.take();
      expect(outcomes(await createMany())).toEqual(["rejected", "not-attempted", "not-attempted"]);
      expect(sent()).toHaveLength(1);
    },
  );

  test.for(isV1 ? [408, 500] : [500])(
    "%i without retries: a look finds nobody, and the user was not attempted",
    async (status) => {
      stage.answer(CREATE, status);
      stage.answer(GET, 404);
      stage.take();
      expect(outcomes(await createMany({ maxRetries: 0 }, inputs.slice(0, 1)))).toEqual(["not-attempted"]);
      expect(sent()).toEqual([`POST ${pathOf(USERS[0] as string)}`, look(USERS[0] as string)]);
    },
  );

  test("500, and an invitation that get shows from long ago: existing", async () => {
    stage.answer(CREATE, 500);
    stage.answer(GET, 200, "mail-sent");
    expect(await createMany({}, inputs.slice(0, 1))).toStrictEqual([{ status: "existing", invitation: shown(GET) }]);
  });

  test("500, and a look that fails: unknown, and nothing more is sent", async () => {
    stage.answer(CREATE, 500);
    stage.answer(GET, 403);
    const [first, ...others] = await createMany();
    expect(first?.status === "unknown" && isApiError(first.error, 403)).toBe(true);
    expect(outcomes(others)).toEqual(["not-attempted", "not-attempted"]);
  });
});

test("202 in v1: created, with the invitation that get shows", async () => {
  const stage = await openAvevaStage("v1");
  stage.answer(CREATE, 202);
  stage.answer(GET, 200, "mail-sent");
  const results = await clientOf("v1", stage).userInvitations.createMany(inputs.slice(0, 1));
  expect(results).toStrictEqual([
    { status: "created", invitation: exampleOf(stage.operations, GET, 200, "mail-sent") },
  ]);
  expect(stage.takeViolations()).toEqual([]);
  await stage.close();
});
