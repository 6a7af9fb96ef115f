/**
 * Clients that resolve with `{ data, error, response }` throw nothing. Their adapters throw this, and only where
 * `if (error)`, the idiom of their documentation, would have noticed.
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

/** Gives `data`, or throws what `if (error)` sees. */
export function unwrap(result: { data?: unknown; error?: unknown; response?: Response | undefined }): unknown {
  if (result.error) throw new ResultError(result.error, result.response);
  return result.data;
}
