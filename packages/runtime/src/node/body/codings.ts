import * as zlib from "node:zlib";

/** A content coding that can be decompressed. `raw` is deflate without the zlib header, which some servers send as "deflate". */
export type Coding = "gzip" | "deflate" | "raw" | "br" | "zstd";

// Node has zstd since 22.15.
const hasZstd = typeof zlib.createZstdDecompress === "function";

/** Value of `Accept-Encoding`. */
export const ACCEPTED: string = hasZstd ? "gzip, deflate, br, zstd" : "gzip, deflate, br";

const NAMES = new Map<string, Coding>([
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
  ["br", "br"],
  ...(hasZstd ? [["zstd", "zstd"] as const] : []),
]);

/**
 * The codings of a `Content-Encoding`, in the order in which they were applied. Empty if the body must stay as it is, as with an
 * unknown coding.
 */
export function codingsOf(contentEncoding: string | null): readonly Coding[] {
  if (!contentEncoding) return NONE;
  const codings: Coding[] = [];
  for (const name of contentEncoding.toLowerCase().split(",")) {
    const coding = NAMES.get(name.trim());
    if (coding) codings.push(coding);
    else if (name.trim() !== "identity" && name.trim() !== "") return NONE;
  }
  return codings;
}

const NONE: readonly Coding[] = [];

/** Creates the stream that decompresses a coding. */
export function createDecompressor(coding: Coding): zlib.Gunzip | zlib.BrotliDecompress {
  switch (coding) {
    case "gzip":
      return zlib.createGunzip();
    case "deflate":
      return zlib.createInflate();
    case "raw":
      return zlib.createInflateRaw();
    case "br":
      return zlib.createBrotliDecompress();
    case "zstd":
      return zlib.createZstdDecompress();
  }
}

/**
 * Decompresses a body synchronously, which is several times faster for a small one.
 *
 * @throws the error of zlib if the body is broken or its content larger than `maxOutputLength`
 */
export function decompressSync(coding: Coding, body: Uint8Array, maxOutputLength: number): Uint8Array {
  switch (coding) {
    case "gzip":
      return zlib.gunzipSync(body, { maxOutputLength });
    case "deflate":
      return zlib.inflateSync(body, { maxOutputLength });
    case "raw":
      return zlib.inflateRawSync(body, { maxOutputLength });
    case "br":
      return zlib.brotliDecompressSync(body, { maxOutputLength });
    case "zstd":
      return zlib.zstdDecompressSync(body, { maxOutputLength });
  }
}
