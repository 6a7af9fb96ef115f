import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const REFUSE = 'echo "$(basename "$0") $*: this command cannot be tried" >&2; exit 97';

/**
 * Programs in place of npm and npx: they install nothing, and run the command line that this repository built. A call that
 * the document addresses to a vendor goes to a fake, a question is answered with yes, and a slow server is less slow.
 */
export async function writeShims(folder: string, cli: string, vendor: Vendor): Promise<void> {
  const guard = Object.entries(vendor).map(([name, value]) => `export ${name}="\${${name}:-${value}}"`);
  const node = `exec "${process.execPath}" --import "${join(folder, "guard.mjs")}"`;
  const shims = {
    npm: `case "$1" in init) cp "$SAVED"/* . 2>/dev/null; exit 0 ;; pkg | install) exit 0 ;; esac\n${REFUSE}`,
    npx: `case "$1" in @invitation-clients/cli) shift; exec invitations "$@" ;; esac\n${REFUSE}`,
    node: `${guard.join("\n")}\n${node} "$@"`,
    invitations: `case "$* " in
  *" import "*"--dry-run "*) ;;
  *" import "* | *" resend "*) set -- "$@" --yes ;;
esac
case "$1" in fake) set -- $(echo "$*" | sed "s/--slow [0-9]*/--slow 10/") ;; esac
exec node "${cli}" "$@"`,
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(shims)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  await writeFile(join(folder, "guard.mjs"), GUARD);
}

/** The settings of a reader's real account, which is a fake here. */
export type Vendor = Readonly<Record<string, string>>;

// Nothing may leave this machine, whatever a document says.
const GUARD = `const platformFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const { hostname, href } = new URL(input instanceof Request ? input.url : String(input));
  if (hostname !== "127.0.0.1") throw new TypeError("a guide's command must not call " + href);
  return platformFetch(input, init);
};
`;
