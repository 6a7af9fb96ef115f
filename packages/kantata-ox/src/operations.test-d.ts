// What the compiler checks when you write a resource: a call, and the code that reads its reply, must fit the spec.
import type { ApiClient } from "@invitation-clients/runtime";
import { test } from "vitest";
import { readEnvelope } from "./envelope.js";
import { operations } from "./generated/operations.js";

declare const client: ApiClient;
const path = { id: 42 };
const ada = { full_name: "Ada", email_address: "ada@example.com" };

test("a call sends only fields and parameters in the spec", () => {
  const { createAccountInvitation, updateAccountInvitation } = operations;
  client.call(createAccountInvitation, { body: { account_invitations: [ada] }, query: { per_page: 50 } });
  // @ts-expect-error a misspelt field
  client.call(createAccountInvitation, { body: { account_invitation: { ...ada, permision: "punch_clock" } } });
  // @ts-expect-error the singular root has one person
  client.call(createAccountInvitation, { body: { account_invitation: [ada] } });
  // @ts-expect-error an update cannot change the address
  client.call(updateAccountInvitation, { path, body: { account_invitation: { email_address: "a@b.example" } } });
  // @ts-expect-error an unknown parameter
  client.call(operations.listAccountInvitations, { query: { only_pendng: false } });
  // @ts-expect-error the id is missing
  client.call(operations.resendAccountInvitation, {});
});

test("a reply has only the fields in the spec", async () => {
  const reply = await client.call(operations.getAccountInvitation, { path });
  // @ts-expect-error no response has an invitation at its root
  reply.data.account_invitation;
  const [row] = readEnvelope(reply, "account_invitations").items;
  // @ts-expect-error a field that the spec does not return
  row?.state;
  // @ts-expect-error a map that the response does not have
  readEnvelope(reply, "workspace_invitations");
});
