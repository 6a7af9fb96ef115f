import { posix } from "node:path";
import type { Files } from "../opened.ts";
import type { GitTree } from "./tree.ts";

/** A file of a commit, and the files beside it in the same commit. Undefined if the commit has no such file. */
export function committedFiles(tree: GitTree, ref: string, path: string, name: string): Files | undefined {
  const bytes = tree.read(path);
  if (bytes === undefined) return undefined;
  refusePointerOfLfs(bytes, name);
  const other = (relative: string): string => posix.join(posix.dirname(path), relative);
  return {
    name,
    file: posix.basename(path),
    bytes,
    other(relative) {
      const whole = other(relative);
      if (whole.startsWith("../") || whole.startsWith("/")) {
        throw new Error(`${name} refers to ${relative}, which is outside of the repository: no commit has it`);
      }
      const found = tree.read(whole);
      if (found !== undefined) refusePointerOfLfs(found, `${ref}:${whole}`);
      return found;
    },
    nameOf: (relative) => `${ref}:${other(relative)}`,
    pathOf: (relative) => (relative === undefined ? path : other(relative)),
  };
}

/** Git LFS keeps the content elsewhere, and commits only a pointer to it. */
function refusePointerOfLfs(bytes: Uint8Array, name: string): void {
  if (!Buffer.from(bytes.subarray(0, 60)).toString("latin1").startsWith("version https://git-lfs.github.com/")) return;
  throw new Error(`${name} is kept in Git LFS: check it out, and name the file`);
}
