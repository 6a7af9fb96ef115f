import { describe, expect, it } from "vitest";
import { dialect } from "./dialect.js";
import { operations } from "./generated/operations.js";

describe("an error body", () => {
  it("in the documented shape stays as it is", () => {
    const body = { errors: [{ type: "validation", message: "taken", field: "email_address", index: 3, more: 1 }] };
    expect(dialect.readErrorBody(body)).toBe(body);
  });

  it.each([
    [
      { errors: ["Not found", { type: "system", message: "Sorry" }] },
      [
        { type: "system", message: "Not found" },
        { type: "system", message: "Sorry" },
      ],
    ],
    [{ errors: [{ message: "no type" }] }, [{ type: "system", message: "no type" }]],
    [{ errors: [{ type: "validation" }] }, [{ type: "validation", message: '{"type":"validation"}' }]],
    [
      { errors: [null, 7] },
      [
        { type: "system", message: "null" },
        { type: "system", message: "7" },
      ],
    ],
    [{ error_message: "Over quota" }, [{ type: "system", message: "Over quota" }]],
    [{ error: "invalid_token", error_description: "Revoked" }, [{ type: "oauth", message: "Revoked" }]],
    [{ title: "Bad gateway", detail: "upstream" }, [{ type: "system", message: "Bad gateway: upstream" }]],
  ])("%j is converted to the documented shape", (body, errors) => {
    expect(dialect.readErrorBody(body)).toMatchObject({ errors });
  });

  it.each([undefined, null, "text", 5, {}, [], { errors: "no list" }])("%j has none", (body) => {
    expect(dialect.readErrorBody(body)).toBeUndefined();
  });

  it("is described by its fields and messages; an error of the whole object names no field", () => {
    const errors = [
      { type: "validation", field: "email_address", message: "has been taken" },
      { type: "validation", field: "base", message: "The account is full" },
    ];
    expect(dialect.describe({ errors })).toBe("email_address: has been taken; The account is full");
  });
});

describe("a hint", () => {
  it("on a 404 of get says that accepted invitations may be hidden, and how to see them", () => {
    const hint = dialect.hint?.({ operation: operations.getAccountInvitation, status: 404, outcome: "rejected" });
    expect(hint).toContain("list({ only: [id], only_pending: false })");
  });

  it("on an unknown send says where to look", () => {
    for (const operation of [operations.createAccountInvitation, operations.resendAccountInvitation]) {
      expect(dialect.hint?.({ operation, status: undefined, outcome: "unknown" })).toContain(
        "list({ only_pending: false })",
      );
    }
    const invite = { operation: operations.createWorkspaceInvitation, status: 500, outcome: "unknown" } as const;
    expect(dialect.hint?.(invite)).toContain("the API cannot tell");
  });

  it("is undefined in all other cases", () => {
    expect(
      dialect.hint?.({ operation: operations.createAccountInvitation, status: 422, outcome: "rejected" }),
    ).toBeUndefined();
    expect(
      dialect.hint?.({ operation: operations.updateAccountInvitation, status: 500, outcome: "unknown" }),
    ).toBeUndefined();
    expect(
      dialect.hint?.({ operation: operations.deleteAccountInvitation, status: 404, outcome: "rejected" }),
    ).toBeUndefined();
  });
});
