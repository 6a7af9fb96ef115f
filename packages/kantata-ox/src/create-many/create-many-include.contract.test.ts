import { exampleOf } from "@invitation-clients/contract-kit";
import type { AccountInvitation, Include } from "@invitation-clients/kantata-ox";
import { afterAll, expect, test } from "vitest";
import { type EnvelopeExample, rowsOf } from "../test-support/envelope.js";
import { clientOf, openKantataStage } from "../test-support/kantata-stage.js";

const INCLUDES: readonly Include[] = ["default_role", "invitee", "inviter"];

const stage = await openKantataStage();
afterAll(() => stage.close());

test("createMany returns each invitation with the objects that the answer includes", async () => {
  const [operationId, status, example] = ["createAccountInvitation", 200, "one-created-with-includes"] as const;
  stage.answer(operationId, status, example);
  const body = exampleOf(stage.operations, operationId, status, example) as EnvelopeExample;
  const [invitation] = rowsOf(body, INCLUDES);
  const { full_name, email_address } = invitation as AccountInvitation;
  const results = await clientOf(stage).accountInvitations.createMany([{ full_name, email_address }], {
    include: INCLUDES,
    settleDelay: 0,
  });
  expect(results).toStrictEqual([{ status: "created", invitation }]);
  expect(stage.takeViolations()).toEqual([]);
});
