import { join } from "node:path";

/** `proof/bench`, which has its own dependencies. */
export const bench: string = join(import.meta.dirname, "..");
/** The repository. */
export const root: string = join(bench, "../..");
/** For generated clients. Ignored by git. */
export const cache: string = join(bench, ".cache");
