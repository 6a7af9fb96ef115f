import { type Browser, chromium } from "playwright-core";

// Pages may ask nobody but the server on this machine: no other name is found.
const ARGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];

/**
 * Starts Chromium: Debian's, or the one that the variable CHROMIUM names.
 *
 * @throws Error that says how to get it, if it is not there
 */
export async function startChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ARGS, timeout: 0 }).catch((error: Error) => {
    if (!/ENOENT|doesn't exist/.test(error.message)) throw error;
    throw new Error(
      `There is no Chromium at ${executablePath}. Install it (on Debian: apt-get install chromium), or set the variable CHROMIUM to its path.`,
    );
  });
}
