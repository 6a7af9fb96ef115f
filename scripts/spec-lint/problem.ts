/** A finding of the lint. */
export interface Problem {
  readonly file: string;
  /** Redocly's rule id; ours begin with `invitation/`. */
  readonly rule: string;
  /** JSON pointer into the file. */
  readonly pointer: string;
  readonly line?: number;
  readonly message: string;
  /** Whether it is below an `x-review` mark, and so a warning. */
  readonly underReview?: boolean;
}
