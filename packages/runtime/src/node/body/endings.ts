import type { Coding } from "./codings.js";

/** A body with a repaired ending. If it can be decompressed like this, only its ending was missing. */
export interface Ending {
  readonly coding: Coding;
  readonly body: Uint8Array;
  /** Fewer than this many bytes may be left over behind its last block. */
  readonly lessThan: number;
}

// An empty last block: the only part that is missing if a server flushed its stream and closed the connection.
const LAST_BLOCK = { raw: [3, 0], br: [3], zstd: [1, 0, 0] } as const;

/** The repairs to try for a body that ended too early. */
export function endingsOf(coding: Coding, body: Uint8Array): Ending[] {
  if (coding === "gzip") return endingsOfDeflate(body.subarray(gzipHeaderLength(body)), 8);
  if (coding === "deflate") return endingsOfDeflate(body.subarray(2), 4);
  return [withLastBlock(coding, body)];
}

function endingsOfDeflate(raw: Uint8Array, checksumLength: number): Ending[] {
  return [{ coding: "raw", body: raw, lessThan: checksumLength }, withLastBlock("raw", raw)];
}

function withLastBlock(coding: keyof typeof LAST_BLOCK, body: Uint8Array): Ending {
  return { coding, body: Buffer.concat([body, Uint8Array.from(LAST_BLOCK[coding])]), lessThan: 1 };
}

/** The length of a gzip header (RFC 1952). The header has been read successfully before, so it is valid. */
function gzipHeaderLength(body: Uint8Array): number {
  const flags = body[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (body[at] ?? 0) + 256 * (body[at + 1] ?? 0);
  // A name and a comment, each of which ends with a zero.
  for (const flag of [8, 16]) if (flags & flag) at = body.indexOf(0, at) + 1 || body.length;
  return flags & 2 ? at + 2 : at;
}
