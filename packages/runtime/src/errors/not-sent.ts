import { guarded } from "../platform/guarded.js";

// A transport that knows whether it wrote anything says so by a mark: on the error that it rejects with, and on the promise
// of an answer, which is asked when a call is given up. `Symbol.for`, so that it is read across copies of this package.
const NOT_SENT = Symbol.for("@invitation-clients/not-sent");

interface Marked {
  [NOT_SENT]?: boolean;
}

/** Says of an error, or of the promise of an answer, whether the request is known to have stayed in this process. */
export function markNotSent<T extends object>(value: T, notSent: boolean): T {
  (value as Marked)[NOT_SENT] = notSent;
  return value;
}

/** Whether a transport vouches that nothing of the request was written. Without a mark nothing is known. */
export function isMarkedNotSent(value: unknown): boolean {
  return guarded(() => (value as Marked)[NOT_SENT] === true, false);
}
