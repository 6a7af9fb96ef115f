// Typical code of callers, compiled with every supported TypeScript: with and without the DOM library, strict and not.
// It uses no global of a platform, because there is none without the DOM library.
import {
  type AvevaIdentityPreviewClient,
  type AvevaIdentityV1Client,
  createAvevaIdentityClient,
  type Invitation,
  InvitationState,
  isApiError as isAvevaError,
} from "@invitation-clients/aveva-identity";
import { validateInvitationCreateOrUpdate } from "@invitation-clients/aveva-identity/validate";
import {
  type AccountInvitation,
  type AccountInvitationCreate,
  ApiError,
  type CallOptions,
  type CreateManyResult,
  createKantataClient,
  type Hooks,
  isApiError,
  isClientError,
  isPermission,
  isTimeoutError,
  type KantataClient,
  type Outcome,
  type Page,
  type Paginated,
  PERMISSIONS,
  type Permission,
  type WithIncluded,
} from "@invitation-clients/kantata-ox";
import {
  type Problem,
  type Validation,
  validateAccountInvitationCreate,
} from "@invitation-clients/kantata-ox/validate";
import * as runtime from "@invitation-clients/runtime";
import { clientCredentials } from "@invitation-clients/runtime/client-credentials";

const hooks: Hooks = {
  onResponse: ({ operationId, status, duration }) => `${operationId} ${status.toFixed()} ${duration.toFixed()}`,
  onError: ({ outcome }) => outcome satisfies Outcome,
};

export const kantata: KantataClient = createKantataClient({ accessToken: async () => "token", hooks, maxRetries: 1 });
export const aveva: AvevaIdentityV1Client = createAvevaIdentityClient({
  apiVersion: "v1",
  region: "uswe",
  tenantId: "t",
  clientId: "id",
  clientSecret: "secret",
});
export const preview: AvevaIdentityPreviewClient = createAvevaIdentityClient({
  apiVersion: "v1-preview",
  baseUrl: "https://example.com",
  tenantId: "t",
  accessToken: "token",
});

export async function readLists(): Promise<string[]> {
  const names: string[] = [];
  for await (const invitation of kantata.accountInvitations.list({ include: ["inviter"], only_pending: false })) {
    names.push(invitation.full_name, invitation.inviter?.full_name ?? "nobody");
  }
  const list: Paginated<AccountInvitation, Page<AccountInvitation>> = kantata.accountInvitations.list();
  for await (const page of list.pages()) names.push(String(page.response.status + (page.count ?? 0)));
  const rows: AccountInvitation[] = await list.toArray({ limit: 5 });
  const first: AccountInvitation | undefined = await list.first();
  const header: string | null | undefined = (
    await aveva.api.GET("/Tenants/{tenantId}/Invitations")
  ).response.headers.get("a");
  const all: Invitation[] = await aveva.invitations.list({ includeExpiredInvitations: true }).toArray({ limit: 5 });
  return [...names, ...rows.map(({ id }) => id), first?.id ?? "", header ?? "", ...all.map(({ Id }) => Id)];
}

export async function invite(people: readonly AccountInvitationCreate[]): Promise<string> {
  const options: CallOptions = { timeout: 1_000, headers: { "x-trace": "1", accept: null } };
  const one: WithIncluded<"default_role"> = await kantata.accountInvitations.create(
    { full_name: "Ada", email_address: "ada@example.com", permission: "collaborator" },
    { include: ["default_role"] },
    options,
  );
  const nothing: undefined = await kantata.accountInvitations.delete(42, { maxRetries: 0 });
  const results = await kantata.accountInvitations.createMany(people, { include: ["invitee"], skipExisting: true });
  const words = results.map((result: CreateManyResult<"invitee">) => {
    switch (result.status) {
      case "created":
      case "existing":
        return result.invitation.invitee?.full_name ?? "";
      case "rejected":
        return result.errors.map(({ message }) => message).join();
      case "unknown":
        return result.error.outcome;
      default:
        return "later" as const;
    }
  });
  return [one.default_role?.name, String(nothing), ...words].join();
}

export async function users(): Promise<string> {
  const { created, invitation } = await aveva.userInvitations.createOrUpdate("u", { SendInvitation: false });
  const state = invitation?.State === InvitationState.InvitationAccepted ? "accepted" : "open";
  const count: number = await aveva.invitations.count();
  const there: boolean = await aveva.userInvitations.exists("u");
  await preview.userInvitations.extend("u", new Date());
  const raw = await aveva.api.GET("/Tenants/{tenantId}/Invitations", { params: { query: { count: 10 } } });
  const length = raw.response.ok ? raw.data?.length : raw.response.status;
  return [created, state, count, there, length].join();
}

export function checked(form: { email: string; role: string }): string {
  const permission: Permission = isPermission(form.role) ? form.role : PERMISSIONS[5];
  const result: Validation<AccountInvitationCreate> = validateAccountInvitationCreate({ ...form, permission });
  const said = ({ field, message }: Problem): string => `${field} ${message}`;
  if (result.valid === true) return result.body.email_address;
  return [...result.problems, ...(validateInvitationCreateOrUpdate({}).problems ?? [])].map(said).join();
}

export function told(error: unknown): string {
  if (isApiError(error, 422)) {
    const status: 422 = error.status;
    return `${status} ${error.body?.errors.map(({ message }) => message).join()} ${error.headers.get("x-request-id")}`;
  }
  if (isAvevaError(error)) return error.body?.Reason ?? error.text ?? "";
  if (error instanceof ApiError) return String(error.retryAfter ?? error.attempts);
  if (isTimeoutError(error)) return error.outcome;
  return isClientError(error) ? error.name : "";
}

// These types must not be `never` when the platform's types are missing.
type IsThere<T> = [T] extends [never] ? false : true;
export const there: [IsThere<CallOptions["signal"] & object>, IsThere<ApiError["headers"]>] = [true, true];

export const parts = [runtime.paginate, runtime.createClient, runtime.tokenSource, clientCredentials];
