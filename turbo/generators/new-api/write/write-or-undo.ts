import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes files, then runs the steps that depend on them. If a step fails or is interrupted, everything is as before: files are
 * written and restored synchronously, so that an interrupt cannot come in between.
 *
 * @param alsoChanged paths that the steps may change
 * @param alsoMade paths that the steps may create
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

/** The path that undoing must remove: the topmost missing folder of a path, or the path itself. */
function firstMissing(root: string, path: string): string {
  const parts = path.split("/");
  const index = parts.findIndex((_, at) => !existsSync(join(root, ...parts.slice(0, at + 1))));
  return parts.slice(0, index + 1).join("/");
}
