import { open } from "node:fs/promises";
import { CliError, fileError } from "../files/cli-error.js";
import { rememberSecret } from "../program/secrets.js";

/** Reading rights of the group and of everybody else. */
const OTHERS_READ = 0o044;
const MOST_BYTES = 64 * 1024;

/**
 * Reads a secret from a file that only its owner can read. White space around it is removed.
 *
 * @param name of the setting that names the file
 * @throws CliError if it cannot be read, is empty, or can be read by others
 */
export async function readSecretFile(name: string, path: string): Promise<string> {
  const what = `The file of ${name}, ${path}, cannot be read`;
  const handle = await open(path, "r").catch((error: unknown) => {
    throw fileError("usage", what, error);
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw new CliError("usage", `${what}: it is a folder.`);
    // Windows keeps no such rights.
    if (process.platform !== "win32" && (stat.mode & OTHERS_READ) !== 0) {
      const mode = (stat.mode & 0o777).toString(8).padStart(3, "0");
      throw new CliError(
        "usage",
        `${name} names ${path}, which others can read (mode ${mode}). Take that right away, for example with: chmod 600 ${path}`,
      );
    }
    const text = (await handle.readFile("utf8")).trim();
    if (text === "") throw new CliError("usage", `The file of ${name}, ${path}, is empty.`);
    if (text.length > MOST_BYTES || /[\r\n\0]/.test(text)) {
      throw new CliError(
        "usage",
        `The file of ${name}, ${path}, must contain the secret on one line, and nothing else.`,
      );
    }
    return rememberSecret(text);
  } finally {
    await handle.close();
  }
}
