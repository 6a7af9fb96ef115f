import { resolve } from "node:path";
import { env } from "node:process";

/** Where a path of the user may be: pnpm starts scripts in the root, even when called from another folder. */
export function placesOf(path: string): string[] {
  return [process.cwd(), env.INIT_CWD ?? "."].map((folder) => resolve(folder, path));
}
