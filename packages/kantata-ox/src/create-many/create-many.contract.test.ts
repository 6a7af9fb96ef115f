import { exampleOf, requestExampleOf } from "@invitation-clients/contract-kit";
import { type AccountInvitationCreate, type CreateManyResult, isApiError } from "@invitation-clients/kantata-ox";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type EnvelopeExample, rowsOf } from "../test-support/envelope.js";
import { clientOf, openKantataStage } from "../test-support/kantata-stage.js";

const stage = await openKantataStage();
const { operations } = stage;
const CREATE = "createAccountInvitation";
const { account_invitations: people } = requestExampleOf(operations, CREATE, "bulk-three-people") as {
  account_invitations: AccountInvitationCreate[];
};

afterEach(() => {
  for (const { operationId } of operations) stage.answer(operationId);
  expect(stage.takeViolations()).toEqual([]);
});
afterAll(() => stage.close());

// This server is never late, so looks need not wait.
const createMany = (options: { maxRetries?: number } = {}) =>
  clientOf(stage).accountInvitations.createMany(people, { settleDelay: 0, listLag: 0, ...options });
const errorsOf = (status: number, example?: string) =>
  (exampleOf(operations, CREATE, status, example) as { errors: object[] }).errors;
/** The result of the input at this position, whose errors name it by that. */
const rejectedAt = (index: number, errors: readonly object[]) => ({
  status: "rejected",
  errors: errors.map((error) => ({ ...error, index })),
});
const outcomes = (results: readonly CreateManyResult[]) => results.map(({ status }) => status);

describe("createMany against the contract", () => {
  test("three people are sent in one documented request that asks for all rows back, after one read of the newest rows", async () => {
    stage.take();
    await createMany();
    const [read, create, ...others] = stage.take();
    expect(Object.fromEntries(read?.url.searchParams ?? [])).toMatchObject({
      only_pending: "false",
      order: "created_at:desc",
    });
    expect(`${create?.method} ${create?.url.pathname}${create?.url.search}`).toBe(
      "POST /account_invitations?per_page=50",
    );
    expect(create?.requestBody).toEqual({ account_invitations: people });
    expect(others).toEqual([]);
  });

  test("200 three-created: each input gets its own invitation, although the answer has another order", async () => {
    const byAddress = new Map(
      rowsOf(exampleOf(operations, CREATE, 200, "three-created") as EnvelopeExample).map((row) => [
        row.email_address,
        row,
      ]),
    );
    expect(await createMany()).toStrictEqual(
      people.map(({ email_address }) => ({ status: "created", invitation: byAddress.get(email_address) })),
    );
  });

  test("422 duplicate-email: the named rows are rejected with their own errors, and the other one is sent again", async () => {
    // The documented answer names the second and third row; the first is then sent alone, and refused alone.
    stage.answer(CREATE, 422, "duplicate-email");
    stage.take();
    const errors = errorsOf(422, "duplicate-email");
    expect(await createMany({ maxRetries: 1 })).toStrictEqual([
      rejectedAt(0, errors),
      rejectedAt(1, errors.slice(0, 1)),
      rejectedAt(2, errors.slice(1)),
    ]);
    const bodies = stage.take().flatMap(({ requestBody }) => (requestBody ? [requestBody] : []));
    expect(bodies).toEqual([{ account_invitations: people }, { account_invitations: [people[0]] }]);
  });

  test.for([
    [400, undefined],
    [404, undefined],
    [422, "object-level"],
  ] as const)("%i %s names no row: each row is sent alone, and rejected alone", async ([status, example]) => {
    stage.answer(CREATE, status, example);
    const errors = errorsOf(status, example);
    expect(await createMany({ maxRetries: 1 })).toStrictEqual(people.map((_one, index) => rejectedAt(index, errors)));
  });

  test("422 duplicate-email without retries: the row that is not named is not sent again", async () => {
    stage.answer(CREATE, 422, "duplicate-email");
    expect(outcomes(await createMany({ maxRetries: 0 }))).toEqual(["not-attempted", "rejected", "rejected"]);
  });

  test.for([401, 403] as const)("%i: the batch is rejected after one request", async (status) => {
    stage.answer(CREATE, status);
    stage.take();
    const results = await createMany();
    expect(results).toStrictEqual(people.map((_one, index) => rejectedAt(index, errorsOf(status))));
    expect(stage.take().filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("429 without retries: nobody was invited, and the rows can be passed to another run", async () => {
    stage.answer(CREATE, 429);
    expect(outcomes(await createMany())).toEqual(["not-attempted", "not-attempted", "not-attempted"]);
  });

  test("503 without retries: two looks find nobody, and the rows can be passed to another run", async () => {
    stage.answer(CREATE, 503);
    stage.take();
    expect(outcomes(await createMany())).toEqual(["not-attempted", "not-attempted", "not-attempted"]);
    expect(stage.take().map(({ method }) => method)).toEqual(["GET", "POST", "GET", "GET"]);
  });

  test("503 for the first read: nothing is sent, and onProgress reports the error", async () => {
    stage.answer("listAccountInvitations", 503);
    stage.take();
    let error: unknown;
    const onProgress = (progress: { error: unknown }) => {
      error = progress.error;
    };
    const results = await clientOf(stage).accountInvitations.createMany(people, { onProgress });
    expect(outcomes(results)).toEqual(["not-attempted", "not-attempted", "not-attempted"]);
    expect(isApiError(error, 503)).toBe(true);
    expect(stage.take().filter(({ method }) => method === "POST")).toEqual([]);
  });

  test("skipExisting finds the two people that with-includes lists, and sends the third", async () => {
    const example = "with-includes";
    stage.answer("listAccountInvitations", 200, example);
    const rows = rowsOf(exampleOf(operations, "listAccountInvitations", 200, example) as EnvelopeExample);
    const invited = (email_address: string) => rows.find((row) => row.email_address === email_address);
    stage.take();
    const results = await clientOf(stage).accountInvitations.createMany(people, {
      skipExisting: true,
      settleDelay: 0,
      listLag: 0,
    });
    expect(results.slice(0, 2)).toStrictEqual(
      people.slice(0, 2).map(({ email_address }) => ({ status: "existing", invitation: invited(email_address) })),
    );
    const post = stage.take().find(({ method }) => method === "POST");
    expect(post?.requestBody).toEqual({ account_invitations: people.slice(2) });
  });
});
