import { diffSpecs } from "../spec-diff/diff.ts";
import { diffTypes } from "../types-diff/types-diff.ts";
import type { Judges } from "./judge.ts";

/** The judges that the gate asks. */
export const judges: Judges = { specs: diffSpecs, types: diffTypes };
