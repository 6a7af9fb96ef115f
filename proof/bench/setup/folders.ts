import { join } from "node:path";

/** The folder `bench`, with dependencies of its own. */
export const bench: string = join(import.meta.dirname, "..");
/** The repository. */
export const root: string = join(bench, "../..");
/** For generated clients; never committed. */
export const cache: string = join(bench, ".cache");
