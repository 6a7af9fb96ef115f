import { ConfigError } from "@invitation-clients/runtime";

/**
 * What a run knew about the list when a batch left for the first time. By it, a later run distinguishes rows that the batch may
 * have made from rows that were there before. Rows have no creation time, so it contains ids.
 */
export interface Known {
  /** Rows that were made at least a second before the batch left. All rows below one of them in the list were too. */
  readonly floor: readonly string[];
  /** Rows that were seen before the batch left, but perhaps less than a second before. */
  readonly seen: readonly string[];
  /** Whether the account had no invitation when the run began. */
  readonly wasEmpty: boolean;
  /** The ids that this job's rows show as their inviter, as far as the run knew. */
  readonly inviters: readonly string[];
  /** Whether an answer has kept parts of an address that servers may drop. */
  readonly keepsAddresses: boolean;
  /**
   * The addresses and names of people whose rows may be taken for rows of this batch. A later run may not get these people,
   * because they have results by then.
   */
  readonly alike: readonly (readonly [address: string, name: string])[];
}

/** What a caller stores about a request. */
export interface Watermark extends Known {
  /** How far the server's clock was ahead of this process's at most, in milliseconds; null if the server hides it. */
  readonly ahead: number | null;
}

/**
 * Reads a watermark that a caller stored.
 *
 * @throws ConfigError that names the entry, unless `onSend` of this method gave it
 */
export function readWatermark(value: unknown, where: string): Watermark {
  const given = value as Partial<Watermark> | null | undefined;
  const areIds = [given?.floor, given?.seen, given?.inviters].every(
    (ids) => Array.isArray(ids) && ids.every((id) => typeof id === "string"),
  );
  const { alike } = given ?? {};
  const arePairs =
    Array.isArray(alike) && alike.every((pair) => Array.isArray(pair) && pair.every((key) => typeof key === "string"));
  const isClock = given?.ahead === null || Number.isFinite(given?.ahead);
  if (
    !areIds ||
    !arePairs ||
    !isClock ||
    typeof given?.wasEmpty !== "boolean" ||
    typeof given.keepsAddresses !== "boolean"
  ) {
    throw new ConfigError(`${where} must be the watermark that onSend of accountInvitations.createMany gave`);
  }
  return given as Watermark;
}
