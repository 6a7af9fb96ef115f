import { createKantataClient, type KantataClient, type KantataClientOptions } from "@invitation-clients/kantata-ox";
import { expectTypeOf, test } from "vitest";

declare const kantata: KantataClient;
const { accountInvitations, workspaces } = kantata;
const ada = { full_name: "Ada", email_address: "ada@example.com" };

test("request bodies are closed: fields, enums and required fields", () => {
  accountInvitations.create({ ...ada, permission: "collaborator" });
  // @ts-expect-error a misspelt field
  accountInvitations.create({ ...ada, permision: "collaborator" });
  // @ts-expect-error a permission that does not exist
  accountInvitations.create({ ...ada, permission: "king" });
  // @ts-expect-error email_address is required
  accountInvitations.create({ full_name: "Ada" });
  // @ts-expect-error full_name is required
  accountInvitations.createMany([{ email_address: "ada@example.com" }]);
  // @ts-expect-error a field that is only received
  accountInvitations.create({ ...ada, pending: true });
  // @ts-expect-error a rate is a number of cents
  accountInvitations.create({ ...ada, bill_rate_in_cents: "9000" });
  // @ts-expect-error the e-mail address cannot be changed after creation
  accountInvitations.update(42, { email_address: "new@example.com" });
  // @ts-expect-error a misspelt field of an external reference
  accountInvitations.create({ ...ada, external_reference: { service_name: "a", service_model: "b", ref: "c" } });
  // @ts-expect-error invitee_role is required
  workspaces.invite(7, ada);
  // @ts-expect-error a role that does not exist
  workspaces.invite(7, { ...ada, invitee_role: "guest" });
  // @ts-expect-error a project invitation has no permission
  workspaces.invite(7, { ...ada, invitee_role: "maven", permission: "collaborator" });
});

test("billability_target is a number or a boolean, because the sources disagree", () => {
  accountInvitations.create({ ...ada, billability_target: 80 });
  accountInvitations.create({ ...ada, billability_target: true });
  accountInvitations.update(42, { billability_target: false });
  // @ts-expect-error no other type
  accountInvitations.update(42, { billability_target: "80" });
});

test("ids are numbers or strings in arguments", () => {
  expectTypeOf(accountInvitations.delete).parameter(0).toEqualTypeOf<string | number>();
  accountInvitations.list({ only: [1, "2"] });
  // @ts-expect-error an id is required
  accountInvitations.delete();
  // @ts-expect-error null is not an id
  accountInvitations.resend(null);
});

test("list parameters are closed", () => {
  accountInvitations.list({ by_full_name: "a", only_pending: false, order: "full_name:asc", page: 2, per_page: 50 });
  accountInvitations.list({ search: "a", limit: 10, offset: 0 });
  // @ts-expect-error a misspelt parameter
  accountInvitations.list({ only_pendng: false });
  // @ts-expect-error an order that does not exist
  accountInvitations.list({ order: "id:asc" });
  // @ts-expect-error a flag is a boolean
  accountInvitations.list({ only_pending: "false" });
});

test("call options are closed", () => {
  const { signal } = new AbortController();
  accountInvitations.get(42, {}, { signal, timeout: 1, totalTimeout: 2, maxRetries: 0, maxRetryAfter: 0 });
  accountInvitations.get(42, {}, { headers: { "x-trace": "1", "user-agent": null, "x-kept": undefined } });
  accountInvitations.list({}, { prefetch: 1 });
  // @ts-expect-error a misspelt option
  accountInvitations.get(42, {}, { timout: 1 });
  // @ts-expect-error at most one page ahead
  accountInvitations.list({}, { prefetch: 2 });
  // @ts-expect-error only lists have pages to fetch ahead
  accountInvitations.get(42, {}, { prefetch: 1 });
  // @ts-expect-error a header is a text
  accountInvitations.get(42, {}, { headers: { "x-trace": 1 } });
  accountInvitations.createMany([ada], { settleDelay: 0, skipExisting: true, onProgress: ({ done }) => done });
  // @ts-expect-error a misspelt option of createMany
  accountInvitations.createMany([ada], { skipExistng: true });
});

test("client options are closed, and accessToken is required", () => {
  createKantataClient({ accessToken: "t", baseUrl: "https://example.com", maxConcurrency: 4, logger: console });
  createKantataClient({ accessToken: () => "t" });
  createKantataClient({ accessToken: async () => "t", logLevel: "debug" });
  // @ts-expect-error accessToken is required
  createKantataClient({});
  // @ts-expect-error a misspelt option
  createKantataClient({ accessToken: "t", maxRetrys: 3 });
  // @ts-expect-error a log level that does not exist
  createKantataClient({ accessToken: "t", logLevel: "verbose" });
  // @ts-expect-error a misspelt hook
  createKantataClient({ accessToken: "t", hooks: { onRequests: () => {} } });
  // @ts-expect-error Kantata has no client credentials
  createKantataClient({ clientId: "a", clientSecret: "b" });
  // @ts-expect-error a call takes a signal, a client does not
  createKantataClient({ accessToken: "t", signal: new AbortController().signal });
  expectTypeOf<KantataClientOptions["baseUrl"]>().toEqualTypeOf<string | undefined>();
});
