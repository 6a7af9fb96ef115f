import type { Transform } from "node:stream";
import * as zlib from "node:zlib";

// Node has had it since 22.15.
const hasZstd = typeof zlib.createZstdDecompress === "function";

/** Value of `Accept-Encoding`. */
export const ACCEPTED: string = hasZstd ? "gzip, deflate, br, zstd" : "gzip, deflate, br";

/** Makes what undoes a coding. It is given the first byte, for what is called "deflate" comes with and without a header. */
export type MakeDecoder = (firstByte: number) => Transform;

/**
 * What undoes a `Content-Encoding`; undefined where the body is to be given as it came. One coding, not several on top of
 * one another: no honest answer has them, and each layer could unfold the next without bound.
 */
export function decoderFor(contentEncoding: string | null): MakeDecoder | undefined {
  switch (contentEncoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return () => zlib.createGunzip();
    case "deflate":
      return (firstByte) => ((firstByte & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw());
    case "br":
      return () => zlib.createBrotliDecompress();
    case "zstd":
      return hasZstd ? () => zlib.createZstdDecompress() : undefined;
    default:
      return undefined;
  }
}
