export {
  type AccessToken,
  type Answer,
  ApiError,
  type ApiErrorGuard,
  type CallEvent,
  type CallOptions,
  ClientError,
  ConfigError,
  ConnectionError,
  createLimits,
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
  type RawApi,
  type RawResult,
  type RequestEvent,
  type ResponseEvent,
  ResponseParseError,
  type RetryEvent,
  type SharedLimits,
  TimeoutError,
  TokenError,
} from "@invitation-clients/runtime";
export {
  type AvevaIdentityClient,
  type AvevaIdentityPreviewClient,
  type AvevaIdentityV1Client,
  type AvevaPreviewApi,
  type AvevaV1Api,
  createAvevaIdentityClient,
} from "./client.js";
export type { AvevaClientOptions, Region } from "./client-options.js";
export type {
  CreateManyErrorEntry,
  CreateManyInput,
  CreateManyOptions,
  CreateManyProgress,
  CreateManyResult,
} from "./create-many/result.js";
export { InvitationState } from "./generated/v1/values.js";
export { isApiError } from "./guards.js";
export type { Invitations, InvitationsV1, ListOptions } from "./invitations/invitations.js";
export type {
  CreatedOrUpdated,
  UserInvitations,
  UserInvitationsPreview,
  UserInvitationsV1,
} from "./invitations/user-invitations.js";
export type {
  ApiVersion,
  AvevaErrorBody,
  BodyOf,
  CountParams,
  ExpiredParams,
  Invitation,
  InvitationCreateOrUpdate,
  InvitationPage,
  ListParams,
  PreviewInvitationCreateOrUpdate,
} from "./types.js";
