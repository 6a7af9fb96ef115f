import { type BodyEnd, tooLarge } from "./body-end.js";
import { type Coding, createDecompressor, decompressSync } from "./codings.js";
import { type Ending, endingsOf } from "./endings.js";

/** The content of a compressed body, as far as it could be decompressed. */
export interface Decompressed extends BodyEnd {
  readonly bytes: Uint8Array;
}

// Decompressing so few bytes takes no longer than parsing their JSON, so they are decompressed synchronously.
const SMALL = 16 * 2 ** 10;

// The same limit as in Node's `fetch`.
const MOST_CODINGS = 5;

/** The largest size of a compressed body whose content has at most `limit` bytes: incompressible content grows a little. */
export function compressedLimit(limit: number): number {
  return limit + Math.ceil(limit / 16) + 1024;
}

/** Decompresses a body, the last coding first, and keeps at most `limit` bytes of its content. Never rejects. */
export async function decompress(codings: readonly Coding[], body: Uint8Array, limit: number): Promise<Decompressed> {
  if (codings.length > MOST_CODINGS) {
    const error = new Error(
      `the response has ${codings.length} content codings, but at most ${MOST_CODINGS} are allowed`,
    );
    return { bytes: NOTHING, incomplete: "broken", error };
  }
  let result: Decompressed = { bytes: body };
  for (let left = codings.length; left > 0; left -= 1) {
    const isLast = left === 1;
    result = await decompressOne(codings[left - 1] as Coding, result.bytes, isLast ? limit : compressedLimit(limit));
    // The bytes between two codings are of no use to a reader.
    if (result.incomplete) return isLast ? result : { ...result, bytes: NOTHING };
  }
  return result;
}

const NOTHING = new Uint8Array();

/**
 * Removes one coding. Like browsers, curl and Node's `fetch`, it accepts a body that lacks only its ending: the checksum or the
 * last block. Unlike them, it reports a body that was cut off within its content as broken.
 */
async function decompressOne(named: Coding, body: Uint8Array, limit: number): Promise<Decompressed> {
  if (body.byteLength === 0) return { bytes: body };
  // Some servers send "deflate" without the zlib header.
  const coding = named === "deflate" && ((body[0] ?? 0) & 0x0f) !== 8 ? "raw" : named;
  if (body.byteLength <= SMALL) {
    try {
      return { bytes: decompressSync(coding, body, limit) };
    } catch {
      // Decompressed again as a stream, to get as much of it as possible.
    }
  }
  const first = await decompressStream({ coding, body }, limit);
  if ((first.error as NodeJS.ErrnoException | undefined)?.code !== "Z_BUF_ERROR") return first;
  // Without any content, it cannot be told whether the body was cut off.
  if (first.bytes.byteLength === 0) return first;
  for (const ending of endingsOf(coding, body)) {
    const repaired = await decompressStream(ending, limit);
    const rest = ending.body.byteLength - repaired.consumed;
    const isSame = repaired.bytes.byteLength === first.bytes.byteLength;
    if (!repaired.incomplete && isSame && rest < ending.lessThan) return repaired;
  }
  return first;
}

type Input = Pick<Ending, "coding" | "body">;

function decompressStream({ coding, body }: Input, limit: number): Promise<Decompressed & { consumed: number }> {
  return new Promise((resolve) => {
    const stream = createDecompressor(coding);
    const pieces: Uint8Array[] = [];
    let size = 0;
    const end = (how: BodyEnd): void => {
      resolve({ bytes: Buffer.concat(pieces, size), consumed: stream.bytesWritten, ...how });
      stream.destroy();
    };
    stream
      .on("data", (piece: Uint8Array) => {
        if (size + piece.byteLength > limit) return end(tooLarge(limit));
        size += piece.byteLength;
        pieces.push(piece);
      })
      .on("end", () => end({}))
      .on("error", (error) => end({ incomplete: "broken", error }))
      .end(body);
  });
}
