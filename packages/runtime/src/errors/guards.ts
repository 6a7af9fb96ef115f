import {
  type ApiError,
  type ClientError,
  type ConfigError,
  type ConnectionError,
  isKind,
  type ResponseParseError,
  type TimeoutError,
  type TokenError,
} from "./errors.js";

/** Narrows to `ApiError`, and to one status if given; `Body` is the error body of the API whose package exports the guard. */
export type ApiErrorGuard<Body> = {
  (error: unknown): error is ApiError<Body>;
  <const Status extends number>(error: unknown, status: Status): error is ApiError<Body, Status>;
};

/** Whether an error was thrown by one of these clients. */
export function isClientError(error: unknown): error is ClientError {
  return isKind(error, "ClientError");
}

/**
 * Whether the server responded with an error status; with a second argument, with that status.
 *
 * @example
 * if (isApiError(error, 404)) return undefined;
 */
export const isApiError: ApiErrorGuard<unknown> = (error: unknown, status?: number): error is never =>
  isKind(error, "ApiError") && (status === undefined || (error as ApiError).status === status);

/** Whether no usable response arrived. Also true for a `TimeoutError`. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return isKind(error, "ConnectionError");
}

/** Whether the call took longer than `timeout` or `totalTimeout`. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return isKind(error, "TimeoutError");
}

/** Whether the body of a success could not be used. */
export function isResponseParseError(error: unknown): error is ResponseParseError {
  return isKind(error, "ResponseParseError");
}

/** Whether an option or argument was wrong. */
export function isConfigError(error: unknown): error is ConfigError {
  return isKind(error, "ConfigError");
}

/** Whether no access token could be obtained. */
export function isTokenError(error: unknown): error is TokenError {
  return isKind(error, "TokenError");
}
