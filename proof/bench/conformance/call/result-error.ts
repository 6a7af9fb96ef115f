/**
 * Clients that resolve with `{ data, error, response }` throw nothing. Their adapters throw this error, but only where the
 * `if (error)` check of their documentation would have noticed a failure.
 */
export class ResultError extends Error {
  override readonly name = "ResultError";
  readonly error: unknown;
  readonly response: Response | undefined;

  constructor(error: unknown, response: Response | undefined) {
    super("the result has an error");
    this.error = error;
    this.response = response;
  }
}

/** Returns `data`, or throws the error that an `if (error)` check would see. */
export function unwrap(result: { data?: unknown; error?: unknown; response?: Response | undefined }): unknown {
  if (result.error) throw new ResultError(result.error, result.response);
  return result.data;
}
