import { diffSpecs } from "../../../packages/openapi-semver/src/diff.ts";
import { diffTypes } from "../../types-diff/diff.ts";
import type { Judges } from "./judge.ts";

/** The judges that the gate asks. */
export const judges: Judges = { specs: diffSpecs, types: diffTypes };
