export {
  ApiError,
  type CallEvent,
  type CallOptions,
  ClientError,
  ConfigError,
  ConnectionError,
  type ErrorEvent,
  type Hooks,
  type Id,
  isClientError,
  isConfigError,
  isConnectionError,
  isResponseParseError,
  isTimeoutError,
  isTokenError,
  type Logger,
  type LogLevel,
  type Outcome,
  type Page,
  type Paginated,
  type RequestEvent,
  type ResponseEvent,
  ResponseParseError,
  type RetryEvent,
  TimeoutError,
  TokenError,
} from "@invitation-clients/runtime";
export {
  type AvevaIdentityClient,
  type AvevaIdentityPreviewClient,
  type AvevaIdentityV1Client,
  createAvevaIdentityClient,
} from "./client.js";
export type { AvevaClientOptions, Region } from "./client-options.js";
export { isApiError } from "./guards.js";
export type { Invitations, InvitationsV1, ListOptions } from "./invitations.js";
export {
  type ApiVersion,
  type AvevaErrorBody,
  type BodyOf,
  type CountParams,
  type ExpiredParams,
  type Invitation,
  type InvitationCreateOrUpdate,
  type InvitationPage,
  InvitationState,
  type ListParams,
  type PreviewInvitationCreateOrUpdate,
} from "./types.js";
export type {
  CreatedOrUpdated,
  UserInvitations,
  UserInvitationsPreview,
  UserInvitationsV1,
} from "./user-invitations.js";
