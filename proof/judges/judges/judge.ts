import type { Answer } from "./answer.ts";

/** Two documents on the disk. */
export interface Documents {
  readonly oldFile: string;
  readonly newFile: string;
}

/** Something that says whether a change breaks callers. */
export interface Judge {
  readonly name: string;
  /** Undefined if it is not installed. */
  readonly version: string | undefined;
  /** Never throws: a failure is an answer. */
  ask(documents: Documents): Promise<Answer>;
}
