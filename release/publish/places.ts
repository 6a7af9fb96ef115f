import { join } from "node:path";
import { root } from "../../scripts/lib/project/workspace.ts";

/** The files that one step of a release hands to the next. Git ignores them. */
export const releaseDir: string = join(root, ".cache/release");

/** The packed packages. The tarballs that are proven are the ones that are published. */
export const tarballDir: string = join(releaseDir, "tarballs");

/** The report of the proof. */
export const proofFile: string = join(releaseDir, "proof.json");
