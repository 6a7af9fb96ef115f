import * as zlib from "node:zlib";

/** A content coding that can be undone. `raw` is what some servers send as "deflate": without the header of zlib. */
export type Coding = "gzip" | "deflate" | "raw" | "br" | "zstd";

// Node has had it since 22.15.
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
 * The codings of a `Content-Encoding`, in the order in which they were applied. None where the body is to be given as it came:
 * one that is not known leaves all of it as it is.
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

/** Makes what undoes a coding. */
export function decoderOf(coding: Coding): zlib.Gunzip | zlib.BrotliDecompress {
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

/** Undoes a coding at once, which is several times as fast for what is small. Throws what is wrong with it. */
export function undoneAtOnce(coding: Coding, body: Uint8Array, maxOutputLength: number): Uint8Array {
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
