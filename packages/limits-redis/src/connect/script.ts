import { createHash } from "node:crypto";

/** A Lua script, and the hash by which the server keeps it. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** @param body a script that writes */
export function script(body: string): Script {
  // With this line, a server that may not write (no memory, a replica) refuses a script before its first command. Without it,
  // such a server carries out a half, and lets some scripts pass.
  const text = `#!lua\n${body}`;
  return { text, sha: createHash("sha1").update(text).digest("hex") };
}
