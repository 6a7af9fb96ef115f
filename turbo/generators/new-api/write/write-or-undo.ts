import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes files, all or none, and does what follows from them; if that fails or is interrupted, everything is as before.
 * Synchronous, so that an interrupt finds nothing half undone.
 *
 * @param alsoChanged paths that what follows may change
 * @param alsoMade paths that what follows may make
 */
export async function writeOrUndo(
  root: string,
  files: ReadonlyMap<string, string>,
  { alsoChanged, alsoMade }: { readonly alsoChanged: readonly string[]; readonly alsoMade: readonly string[] },
  follow: () => Promise<void>,
): Promise<void> {
  const before = new Map<string, string>();
  const made = [...alsoMade];
  for (const path of [...files.keys(), ...alsoChanged]) {
    if (existsSync(join(root, path))) before.set(path, readFileSync(join(root, path), "utf8"));
    else made.push(firstMissing(root, path));
  }
  const undo = (): void => {
    for (const path of made) rmSync(join(root, path), { recursive: true, force: true });
    for (const [path, text] of before) writeFileSync(join(root, path), text);
  };
  const interrupted = (): void => {
    undo();
    process.exit(130);
  };
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    await follow();
  } catch (error) {
    undo();
    throw error;
  } finally {
    process.removeListener("SIGINT", interrupted);
    process.removeListener("SIGTERM", interrupted);
  }
}

/** The topmost part of a path that is not there yet: what undoing takes away. */
function firstMissing(root: string, path: string): string {
  const parts = path.split("/");
  const index = parts.findIndex((_, at) => !existsSync(join(root, ...parts.slice(0, at + 1))));
  return parts.slice(0, index + 1).join("/");
}
