/** How a row of a list ended. The words are those of `createMany`, and `invalid` for a row that was not even tried. */
export const STATUSES = ["created", "existing", "rejected", "unknown", "not-attempted", "invalid"] as const;

export type RowStatus = (typeof STATUSES)[number];

/** The result of one row. */
export interface RowResult {
  readonly status: RowStatus;
  readonly invitationId?: string | undefined;
  /** Why, for a person. */
  readonly message?: string | undefined;
}

export function isStatus(text: unknown): text is RowStatus {
  return STATUSES.some((status) => status === text);
}
