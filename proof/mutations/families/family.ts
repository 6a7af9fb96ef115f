import type { JsonObject } from "../mutation.ts";

/** One place of a document where a family can change something. */
export interface Change {
  readonly at: string;
  readonly change: (document: JsonObject) => void;
}

/** One sort of change, found in any document. */
export interface Family {
  readonly family: string;
  /** Reads the document and changes nothing. */
  readonly find: (document: JsonObject) => Change[];
}
