import { fileURLToPath } from "node:url";
import { agreementOn } from "@invitation-clients/contract-kit";
import { describe, expect, it } from "vitest";
import { InvitationState } from "./index.js";
import { validateInvitationCreateOrUpdate, validatePreviewInvitationCreateOrUpdate } from "./validate.js";

const specOf = (version: string) => fileURLToPath(new URL(`generated/${version}/openapi.json`, import.meta.url));

describe("each validator agrees with Ajv about the spec", () => {
  it.each([
    ["v1", validateInvitationCreateOrUpdate],
    ["v1-preview", validatePreviewInvitationCreateOrUpdate],
  ] as const)("of %s", async (version, validate) => {
    const agreed = await agreementOn(specOf(version), "InvitationCreateOrUpdate", (value) => validate(value).valid);
    // Otherwise the values are not near the spec.
    expect(Math.min(agreed.valid, agreed.invalid)).toBeGreaterThan(50);
  });
});

it("names every problem at once, each with its field", () => {
  const { problems } = validateInvitationCreateOrUpdate({
    Expires: "2026-01-31T12:00:00Z",
    ExpiresDateTime: "2026-01-31",
    State: 7,
    sendInvitation: true,
    IdentityProviderId: "x",
  });
  expect(problems).toEqual([
    { field: "Expires", message: 'is not a field here; did you mean "ExpiresDateTime"?' },
    { field: "ExpiresDateTime", message: "must be a date and time with a zone, such as 2026-01-31T12:00:00Z" },
    { field: "State", message: "must be one of 0, 1, 2, null; got 7" },
    { field: "sendInvitation", message: 'is not a field here; did you mean "SendInvitation"?' },
    { field: "IdentityProviderId", message: "must be a UUID, such as 123e4567-e89b-12d3-a456-426614174000" },
  ]);
});

it("null is for v1 only", () => {
  expect(validateInvitationCreateOrUpdate({ SendInvitation: null }).valid).toBe(true);
  expect(validatePreviewInvitationCreateOrUpdate({ SendInvitation: null }).problems).toEqual([
    { field: "SendInvitation", message: "must be true or false, not null" },
  ]);
});

it("InvitationState has the names of the spec", () => {
  expect(InvitationState).toEqual({ None: 0, InvitationEmailSent: 1, InvitationAccepted: 2 });
});
