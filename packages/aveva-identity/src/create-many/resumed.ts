import { ConfigError, type Resumed } from "@invitation-clients/runtime";

/** By this value a later run distinguishes an invitation of this job from one that was there before. */
export interface Watermark {
  /** When the first request for the user left, in milliseconds as `Date.now()` has them. */
  readonly since: number;
}

/** What earlier runs sent for one user, without learning the result. */
export interface ResumedUser extends Watermark {
  /** When the last request for the user left. */
  readonly sentAt: number;
}

/**
 * The users of earlier runs, by position.
 *
 * @throws ConfigError that names a watermark which this method did not give
 */
export function resumedUsers(resumed: readonly Resumed[]): Map<number, ResumedUser> {
  const users = new Map<number, ResumedUser>();
  for (const [index, { positions, sentAt, watermark }] of resumed.entries()) {
    const { since } = readWatermark(watermark, `resume[${index}].watermark`);
    for (const position of positions) {
      const other = users.get(position) ?? { since, sentAt };
      users.set(position, { since: Math.min(since, other.since), sentAt: Math.max(sentAt, other.sentAt) });
    }
  }
  return users;
}

function readWatermark(value: unknown, where: string): Watermark {
  const since = (value as Partial<Watermark> | null | undefined)?.since;
  if (!Number.isFinite(since)) {
    throw new ConfigError(`${where} must be the watermark that onSend of userInvitations.createMany gave`);
  }
  return { since: since as number };
}
