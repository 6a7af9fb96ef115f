import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * A new folder for tests.
 *
 * @param removeAt - Vitest's hook that removes it: `afterAll`, or `onTestFinished` for a folder of one test.
 */
export function tempFolder(removeAt: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "invitation-clients-test-"));
  removeAt(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file in a folder, and creates the folders above it. */
export async function putFile(folder: string, path: string, text: string, mode = 0o644): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { mode });
}
