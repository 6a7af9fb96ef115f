import {
  type AccountInvitation,
  type ApiError,
  type ClientError,
  type IncludeParams,
  isApiError,
  isClientError,
  type KantataClient,
  type KantataErrorBody,
  type KantataErrorEntry,
  type Outcome,
  type Paginated,
  type Role,
  type User,
  type WithIncluded,
  type WorkspaceInvitation,
} from "@invitation-clients/kantata-ox";
import { expectTypeOf, test } from "vitest";

declare const kantata: KantataClient;
const { accountInvitations, workspaces } = kantata;
const ada = { full_name: "Ada", email_address: "ada@example.com" };

test("include adds exactly the named properties, each of which may be null", async () => {
  const plain = await accountInvitations.get(42);
  expectTypeOf(plain).toEqualTypeOf<WithIncluded<never>>();
  expectTypeOf(plain).toExtend<AccountInvitation>();
  // @ts-expect-error the inviter was not included
  plain.inviter;

  const one = await accountInvitations.get(42, { include: ["inviter"] });
  expectTypeOf(one.inviter).toEqualTypeOf<User | null>();
  // @ts-expect-error it may be null
  one.inviter.full_name;
  // @ts-expect-error only the inviter was included
  one.default_role;

  const two = await accountInvitations.create(ada, { include: ["invitee", "default_role"] });
  expectTypeOf(two.invitee).toEqualTypeOf<User | null>();
  expectTypeOf(two.default_role).toEqualTypeOf<Role | null>();
  // @ts-expect-error the inviter was not among them
  two.inviter;

  // @ts-expect-error a name that cannot be included
  await accountInvitations.get(42, { include: ["inviters"] });
  // @ts-expect-error the type argument leaves this name out, so the type would lack its object
  await accountInvitations.get<"inviter">(42, { include: ["invitee"] });
  // @ts-expect-error the same with parameters in a variable
  const params: IncludeParams<"inviter"> = { include: ["invitee"] };
  expectTypeOf((await accountInvitations.get(42, params)).inviter).toEqualTypeOf<User | null>();
  // @ts-expect-error include is a list, not a text
  await accountInvitations.get(42, { include: "inviter" });
});

test("include types the rows of every method that takes it", async () => {
  for await (const row of accountInvitations.list({ include: ["inviter"] })) {
    expectTypeOf(row.inviter).toEqualTypeOf<User | null>();
  }
  for await (const { items, count, included } of accountInvitations.list({ include: ["default_role"] }).pages()) {
    expectTypeOf(items[0]?.default_role).toEqualTypeOf<Role | null | undefined>();
    expectTypeOf(count).toEqualTypeOf<number | undefined>();
    expectTypeOf(included.users).toEqualTypeOf<Readonly<Record<string, User>> | undefined>();
  }
  expectTypeOf((await accountInvitations.resend(42, { include: ["inviter"] })).inviter).toEqualTypeOf<User | null>();
  const updated = await accountInvitations.update(42, {}, { include: ["invitee"] });
  expectTypeOf(updated.invitee).toEqualTypeOf<User | null>();
});

test("a list is a Paginated, and toArray needs a limit", async () => {
  const list = accountInvitations.list();
  expectTypeOf(list).toExtend<Paginated<AccountInvitation>>();
  expectTypeOf(await list.first()).toEqualTypeOf<WithIncluded<never> | undefined>();
  // @ts-expect-error a limit is required
  list.toArray();
});

test("received enums are open: known values are offered, others can be compared", async () => {
  const { permission } = await accountInvitations.get(42);
  expectTypeOf<"collaborator">().toExtend<typeof permission>();
  expectTypeOf<"a permission of next year">().toExtend<typeof permission>();
  expectTypeOf(permission).not.toEqualTypeOf<string | undefined>();
  if (permission === "a permission of next year") return;
  const { invitee_role } = await workspaces.invite(7, { ...ada, invitee_role: "maven" });
  expectTypeOf<"another role">().toExtend<typeof invitee_role>();
});

test("a field that some viewers may not see is optional, a field that everyone sees is not", async () => {
  const invitation = await accountInvitations.get(42);
  expectTypeOf(invitation.id).toEqualTypeOf<string>();
  expectTypeOf(invitation.pending).toEqualTypeOf<boolean>();
  expectTypeOf(invitation.bill_rate_in_cents).toEqualTypeOf<number | null | undefined>();
});

test("methods whose response has no body resolve with undefined; invite resolves with a workspace invitation", () => {
  expectTypeOf(accountInvitations.delete).returns.resolves.toEqualTypeOf<undefined>();
  expectTypeOf(workspaces.invite).returns.resolves.toEqualTypeOf<WorkspaceInvitation>();
});

test("a result of createMany narrows by its status", async () => {
  for (const result of await accountInvitations.createMany([ada], { include: ["inviter"] })) {
    expectTypeOf(result.status).toEqualTypeOf<"created" | "existing" | "rejected" | "unknown" | "not-attempted">();
    // @ts-expect-error only some results have an invitation
    result.invitation;
    if (result.status === "created" || result.status === "existing") {
      expectTypeOf(result.invitation.inviter).toEqualTypeOf<User | null>();
    } else if (result.status === "rejected") {
      expectTypeOf(result.errors).toEqualTypeOf<readonly KantataErrorEntry[]>();
    } else if (result.status === "unknown") {
      expectTypeOf(result.error).toEqualTypeOf<ClientError>();
    } else {
      expectTypeOf(result).toEqualTypeOf<{ readonly status: "not-attempted" }>();
    }
  }
});

test("isApiError narrows the status and the body", () => {
  const error: unknown = undefined;
  if (isApiError(error, 422)) {
    expectTypeOf(error).toEqualTypeOf<ApiError<KantataErrorBody, 422>>();
    expectTypeOf(error.status).toEqualTypeOf<422>();
    expectTypeOf(error.body).toEqualTypeOf<KantataErrorBody | undefined>();
    expectTypeOf(error.body?.errors[0]?.index).toEqualTypeOf<number | undefined>();
    // @ts-expect-error the status is 422
    error.status === 404;
    // @ts-expect-error a body may be missing
    error.body.errors;
  }
  if (isApiError(error)) expectTypeOf(error.status).toEqualTypeOf<number>();
  if (isClientError(error)) {
    expectTypeOf(error.outcome).toEqualTypeOf<Outcome>();
    expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>();
    // @ts-expect-error not every error has a status
    error.status;
  }
});
