import type { JsonObject } from "../mutation.ts";

/** A change that a family can make at one place of a document. */
export interface Change {
  readonly at: string;
  readonly change: (document: JsonObject) => void;
}

/** A kind of change that can be made in any document. */
export interface Family {
  readonly family: string;
  /** Finds the places in a document, without changing it. */
  readonly find: (document: JsonObject) => Change[];
}
