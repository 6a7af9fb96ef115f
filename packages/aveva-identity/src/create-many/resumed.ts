import { ConfigError, type Resumed } from "@invitation-clients/runtime";

/** By this value a later run distinguishes an invitation of this job from one that was there before. */
export interface Watermark {
  /** When the first request for the user left, on the clock of the service; on the local one if the service hides its own. */
  readonly since: number;
  /** How far the clock of the service was ahead of this process's at most, in milliseconds; null if the service hides it. */
  readonly ahead: number | null;
}

/** What earlier runs sent for one user, without learning the result. */
export interface ResumedUser {
  /** When the first request for the user left, as in a watermark. */
  readonly since: number;
  /** The requests, each with the time on the clock of its process, and what that process knew about the service's clock. */
  readonly sends: readonly { readonly sentAt: number; readonly ahead: number | null }[];
}

/**
 * The users of earlier runs, by position.
 *
 * @throws ConfigError that names a watermark which this method did not give
 */
export function resumedUsers(resumed: readonly Resumed[]): Map<number, ResumedUser> {
  const users = new Map<number, ResumedUser & { readonly sends: { sentAt: number; ahead: number | null }[] }>();
  for (const [index, { positions, sentAt, watermark }] of resumed.entries()) {
    const { since, ahead } = readWatermark(watermark, `resume[${index}].watermark`);
    for (const position of positions) {
      const other = users.get(position) ?? { since, sends: [] };
      other.sends.push({ sentAt, ahead });
      users.set(position, { since: Math.min(since, other.since), sends: other.sends });
    }
  }
  return users;
}

/** Whether an earlier run knew the clock of the service, with which this run can compare its own. */
export function knowsClock(users: ReadonlyMap<number, ResumedUser>): boolean {
  return [...users.values()].some(({ sends }) => sends.some(({ ahead }) => ahead !== null));
}

function readWatermark(value: unknown, where: string): Watermark {
  const { since, ahead } = (value ?? {}) as Partial<Watermark>;
  if (!Number.isFinite(since) || !(ahead === null || Number.isFinite(ahead))) {
    throw new ConfigError(`${where} must be the watermark that onSend of userInvitations.createMany gave`);
  }
  return { since: since as number, ahead: ahead as number | null };
}
