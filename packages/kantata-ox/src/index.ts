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
export { createKantataClient, type KantataApi, type KantataClient, type KantataClientOptions } from "./client.js";
export { addressKey } from "./create-many/matching/normal-form.js";
export type { CreateManyOptions, CreateManyProgress, CreateManyResult } from "./create-many/result.js";
export { permissionValues as PERMISSIONS } from "./generated/values.js";
export { isApiError, isPermission } from "./guards.js";
export type { AccountInvitations } from "./invitations/account-invitations.js";
export type { ListOptions } from "./invitations/invitation-list.js";
export type { Workspaces } from "./invitations/workspaces.js";
export type {
  AccountInvitation,
  AccountInvitationCreate,
  AccountInvitationPage,
  AccountInvitationUpdate,
  GetParams,
  Includable,
  Include,
  IncludedMaps,
  IncludeParams,
  KantataErrorBody,
  KantataErrorEntry,
  ListParams,
  Meta,
  Permission,
  Role,
  User,
  WithIncluded,
  WorkspaceInvitation,
  WorkspaceInvitationCreate,
} from "./types.js";
