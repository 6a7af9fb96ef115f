import { describe, expect, it } from "vitest";
import { operations as v1 } from "./generated/v1/operations.js";
import { operations as preview } from "./generated/v1-preview/operations.js";
import { isConfigError } from "./index.js";
import { json, scriptedPreview, scriptedV1, USER } from "./test-support/scripted.js";

const versions = [
  ["v1", v1, scriptedV1(() => json(200, { Id: "1" }))],
  ["v1-preview", preview, scriptedPreview(() => json(200, { Id: "1" }))],
] as const;

describe.each(versions)("in %s", (_version, operations, { aveva, asked }) => {
  const { invitations, userInvitations } = aveva;
  /** Every method with a body, by its operation. */
  const methods = {
    updateInvitation: (body: object) => invitations.update("1", body),
    createUserInvitation: (body: object) => userInvitations.create(USER, body),
    createOrUpdateUserInvitation: (body: object) => userInvitations.createOrUpdate(USER, body),
  };

  it("no operation with a body is left out", () => {
    const withBody = Object.values(operations).filter(({ fields }) => fields !== undefined);
    expect(Object.keys(methods).sort()).toEqual(withBody.map(({ id }) => id).sort());
  });

  it.each(Object.entries(methods))("%s refuses a misspelt field before anything is sent", async (_name, call) => {
    for (const [misspelt, meant] of [
      ["sendInvitation", "SendInvitation"],
      ["Expires", "ExpiresDateTime"],
    ] as const) {
      const error: unknown = await call({ [misspelt]: false }).catch((reason: unknown) => reason);
      expect(isConfigError(error)).toBe(true);
      const message = `body has no "${misspelt}"; did you mean "${meant}"?`;
      expect(error).toMatchObject({ outcome: "not-sent", message: expect.stringContaining(message) });
    }
    expect(asked).toHaveLength(0);
  });
});
