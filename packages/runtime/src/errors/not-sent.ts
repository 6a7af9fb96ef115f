import { guarded } from "../platform/guarded.js";

// A transport that knows whether it wrote anything marks its error, and the promise that it returned: that one is read when a
// call is given up. `Symbol.for`, so that another copy of this package can read the mark.
const NOT_SENT = Symbol.for("@invitation-clients/not-sent");

interface Marked {
  [NOT_SENT]?: boolean;
}

/** Marks an error, or the promise that a transport returned, with whether nothing of the request was written. */
export function markNotSent<T extends object>(value: T, notSent: boolean): T {
  (value as Marked)[NOT_SENT] = notSent;
  return value;
}

/** Whether a transport marked that nothing of the request was written. Without a mark nothing is known. */
export function isMarkedNotSent(value: unknown): boolean {
  return guarded(() => (value as Marked)[NOT_SENT] === true, false);
}
