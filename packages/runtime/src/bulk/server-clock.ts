import type { Clock } from "../platform/clock.js";
import { servedAt } from "../response/http-date.js";

/** A time of the server: the earliest and the latest that it can be, in milliseconds since 1970. */
export interface ServerTime {
  readonly least: number;
  readonly most: number;
}

/** The header `Date` leaves out the milliseconds. */
const HIDDEN = 1_000;

/**
 * What a bulk job knows about the server's clock. Answers tell it, except to browsers. The clocks of two processes differ, so
 * what one of them sent is compared by the server's clock.
 */
export class ServerClock {
  readonly #clock: Clock;
  /** The distance from the client's clock to the server's. */
  #distance: ServerTime | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Reads the clock from an answer that has just arrived.
   *
   * @param askedAt when its request left, on the client's clock
   */
  see(headers: { get(name: string): unknown }, askedAt: number): void {
    const served = servedAt(headers);
    if (Number.isNaN(served)) return;
    this.#distance = { least: served - this.#clock.now(), most: served + HIDDEN - askedAt };
  }

  /** The server's time at a time of the client's clock; undefined if no answer told it. */
  at(time: number): ServerTime | undefined {
    const distance = this.#distance;
    return distance && { least: time + distance.least, most: time + distance.most };
  }

  /** How far the server's clock is ahead of `Date.now()` at most; null if no answer told it. A later run gets it as `ahead`. */
  ahead(): number | null {
    const now = this.at(this.#clock.now());
    return now ? now.most - Date.now() : null;
  }

  /**
   * When an earlier process sent something, as `Date.now()` of this process has it. Never later than now, and rather too late
   * than too early, because waiting for too long is harmless.
   *
   * @param sentAt as `Date.now()` of that process had it
   * @param ahead what `ahead` said there
   */
  localTime(sentAt: number, ahead: number | null): number {
    const wall = Date.now();
    if (ahead === null) return Math.min(wall, sentAt);
    const now = this.at(this.#clock.now());
    return now ? Math.min(wall, Math.max(sentAt, sentAt + ahead - (now.least - wall))) : wall;
  }
}
