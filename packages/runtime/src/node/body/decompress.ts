import { type BodyEnd, tooLarge } from "./body-end.js";
import { type Coding, decoderOf, undoneAtOnce } from "./codings.js";
import { type Ending, endingsOf } from "./endings.js";

/** What a compressed body holds, as far as it could be undone. */
export interface Unfolded extends BodyEnd {
  readonly bytes: Uint8Array;
}

// Nothing that is this small takes longer to undo than its JSON does to parse.
const SMALL = 16 * 2 ** 10;

// As many as Node's `fetch` undoes.
const MOST_CODINGS = 5;

/** How large a compressed body may be whose content has at most `limit` bytes: what cannot be compressed grows a little. */
export function compressedLimit(limit: number): number {
  return limit + Math.ceil(limit / 16) + 1024;
}

/** Undoes the codings of a body, last one first, and holds at most `limit` bytes of its content. Never rejects. */
export async function unfold(codings: readonly Coding[], body: Uint8Array, limit: number): Promise<Unfolded> {
  if (codings.length > MOST_CODINGS) {
    const error = new Error(`the response has ${codings.length} content codings, which are more than ${MOST_CODINGS}`);
    return { bytes: NOTHING, incomplete: "broken", error };
  }
  let unfolded: Unfolded = { bytes: body };
  for (let left = codings.length; left > 0; left -= 1) {
    const isLast = left === 1;
    unfolded = await undo(codings[left - 1] as Coding, unfolded.bytes, isLast ? limit : compressedLimit(limit));
    // What is between two codings says nothing.
    if (unfolded.incomplete) return isLast ? unfolded : { ...unfolded, bytes: NOTHING };
  }
  return unfolded;
}

const NOTHING = new Uint8Array();

/**
 * As browsers, curl and Node's `fetch` do, it takes a body that lacks only its ending: a checksum that was left out, or a last
 * block. Unlike them it tells one that was cut off within its content as broken.
 */
async function undo(named: Coding, body: Uint8Array, limit: number): Promise<Unfolded> {
  if (body.byteLength === 0) return { bytes: body };
  // Some servers call it "deflate" without the header that it should have.
  const coding = named === "deflate" && ((body[0] ?? 0) & 0x0f) !== 8 ? "raw" : named;
  if (body.byteLength <= SMALL) {
    try {
      return { bytes: undoneAtOnce(coding, body, limit) };
    } catch {
      // Once more, for as much as there is of it.
    }
  }
  const undone = await decode({ coding, body }, limit);
  if ((undone.error as NodeJS.ErrnoException | undefined)?.code !== "Z_BUF_ERROR") return undone;
  // Without any content there is no telling whether it broke off.
  if (undone.bytes.byteLength === 0) return undone;
  for (const ending of endingsOf(coding, body)) {
    const ended = await decode(ending, limit);
    const rest = ending.body.byteLength - ended.consumed;
    const isSame = ended.bytes.byteLength === undone.bytes.byteLength;
    if (!ended.incomplete && isSame && rest < ending.lessThan) return ended;
  }
  return undone;
}

type Input = Pick<Ending, "coding" | "body">;

function decode({ coding, body }: Input, limit: number): Promise<Unfolded & { consumed: number }> {
  return new Promise((resolve) => {
    const decoder = decoderOf(coding);
    const pieces: Uint8Array[] = [];
    let size = 0;
    const end = (how: BodyEnd): void => {
      resolve({ bytes: Buffer.concat(pieces, size), consumed: decoder.bytesWritten, ...how });
      decoder.destroy();
    };
    decoder
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
