import { describe, expect, it } from "vitest";
import { operations } from "./generated/operations.js";
import { isConfigError } from "./index.js";
import { envelope, scriptedClient } from "./test-support/scripted.js";

const ADA = { full_name: "Ada", email_address: "ada@example.com" };
const { kantata, asked } = scriptedClient(() => envelope([]));
const { accountInvitations, workspaces } = kantata;

/** Calls of every method with a body; `where` is the place of the body in messages. */
const METHODS: readonly [operation: string, where: string, call: (more: object) => Promise<unknown>][] = [
  ["createAccountInvitation", "body.account_invitation", (more) => accountInvitations.create({ ...ADA, ...more })],
  ["updateAccountInvitation", "body.account_invitation", (more) => accountInvitations.update(1, more)],
  [
    "createWorkspaceInvitation",
    "body.invitation",
    (more) => workspaces.invite(1, { ...ADA, invitee_role: "buyer", ...more }),
  ],
];

it("no operation with a body is left out", () => {
  const withBody = Object.values(operations).filter(({ fields }) => fields !== undefined);
  expect(new Set(METHODS.map(([operation]) => operation))).toEqual(new Set(withBody.map(({ id }) => id)));
});

describe.each(METHODS)("%s at %s", (operation, where, call) => {
  const misspelt = operation === "createWorkspaceInvitation" ? "invitee_rol" : "permision";
  const meant = operation === "createWorkspaceInvitation" ? "invitee_role" : "permission";

  it("refuses a misspelt field before anything is sent", async () => {
    const error: unknown = await call({ [misspelt]: "collaborator" }).catch((reason: unknown) => reason);
    expect(isConfigError(error)).toBe(true);
    const message = `${where} has no "${misspelt}"; did you mean "${meant}"?`;
    expect(error).toMatchObject({ outcome: "not-sent", message: expect.stringContaining(message) });
    expect(asked).toHaveLength(0);
  });
});

const NESTED = { ...ADA, external_reference: { service_nam: "a" } } as never;
const NESTED_MESSAGE = /external_reference has no "service_nam"; did you mean "service_name"/;

it("create refuses a misspelt field inside another one", async () => {
  await expect(accountInvitations.create(NESTED)).rejects.toThrow(NESTED_MESSAGE);
  expect(asked).toHaveLength(0);
});

it("createMany rejects an input with a misspelt field, also inside another one, and sends nothing for it", async () => {
  const results = await accountInvitations.createMany([{ ...ADA, permision: "buyer" } as never, NESTED]);
  expect(results).toMatchObject([
    { status: "rejected", errors: [{ index: 0, message: expect.stringContaining('inputs[0] has no "permision"') }] },
    { status: "rejected", errors: [{ index: 1, message: expect.stringMatching(NESTED_MESSAGE) }] },
  ]);
  expect(asked).toHaveLength(0);
});
