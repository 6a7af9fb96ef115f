import { join } from "node:path";
import { root } from "../../scripts/lib/project/workspace.ts";

/** Where a release keeps what is handed from one step to the next. Git ignores it. */
export const releaseDir: string = join(root, ".cache/release");

/** The packed packages: what is proven here is what is published. */
export const tarballDir: string = join(releaseDir, "tarballs");

/** What the proof found, by package. */
export const proofFile: string = join(releaseDir, "proof.json");
