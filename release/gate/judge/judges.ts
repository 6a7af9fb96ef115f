import { diffSpecs } from "@invitation-clients/openapi-semver/node";
import { diffTypes } from "../../types-diff/diff.ts";
import type { Judges } from "./judge.ts";

/** The judges that the gate uses. */
export const judges: Judges = { specs: diffSpecs, types: diffTypes };
