import { type Answer, headerOf } from "@invitation-clients/runtime";

/** How far a server's clock is ahead of the local one, in milliseconds. Answers tell it, except to browsers. */
export interface ServerClock {
  /** @param askedAt when the request left, as `Date.now()` has it */
  see(answer: Answer, askedAt: number): void;
  /** At least; undefined if no answer told it. */
  readonly least: number | undefined;
  /** At most; undefined if no answer told it. */
  readonly most: number | undefined;
}

/** The header `Date` leaves out the milliseconds. */
const HIDDEN = 1_000;

export function createServerClock(): ServerClock {
  let range: { readonly least: number; readonly most: number } | undefined;
  return {
    see({ headers }, askedAt) {
      const served = Date.parse(headerOf(headers, "date") ?? "");
      if (!Number.isNaN(served)) range = { least: served - Date.now(), most: served + HIDDEN - askedAt };
    },
    get least() {
      return range?.least;
    },
    get most() {
      return range?.most;
    },
  };
}
