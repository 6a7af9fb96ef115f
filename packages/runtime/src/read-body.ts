import { type OwnReader, READ_WITHIN } from "./read-within.js";
import type { WebAbortSignal, WebResponse } from "./web-types.js";

/** A body as far as it could be read. */
export interface ReadBody {
  readonly text: string;
  /** Why the text is not the whole body. */
  readonly incomplete?: "too-large" | "broken";
  /** What broke it. */
  readonly error?: unknown;
}

/**
 * Reads a body of at most `maxBytes` as UTF-8 (a byte order mark is dropped). Never rejects: what came before a failure
 * is still worth showing. Decompressed bytes count, so a small answer cannot unfold without bound.
 */
export function readBody(response: WebResponse, maxBytes: number, signal: WebAbortSignal): Promise<ReadBody> {
  const own = (response as OwnReader)[READ_WITHIN];
  return own ? own.call(response, maxBytes) : readAny(response, maxBytes, signal);
}

// Made when it is first needed: jsdom has none. Keeps nothing between bodies, for it is never told that more will come.
let decoder: TextDecoder | undefined;

// Promises that are there at once let no timer run, so that after this many pieces the timeout gets its chance.
const PIECES_IN_A_ROW = 1_000;

async function readAny(response: WebResponse, maxBytes: number, signal: WebAbortSignal): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    const { body } = response;
    // A `fetch` without web streams (React Native, node-fetch, most test doubles) has the text already.
    if (typeof body?.getReader !== "function" || typeof TextDecoder !== "function") {
      const text: unknown = await response.text();
      if (typeof text !== "string") throw new TypeError("text() gave no string");
      return text.length > maxBytes ? { text: text.slice(0, maxBytes), incomplete: "too-large" } : { text };
    }
    decoder ??= new TextDecoder();
    const reader = body.getReader();
    for (let pieces = 1; ; pieces += 1) {
      const { done, value } = await reader.read();
      if (done) return { text: textOf(chunks, bytes) };
      if (!ArrayBuffer.isView(value)) throw new TypeError("the body's stream gave no bytes");
      // Copied, because only the copy's length is sure to be true.
      const chunk = new Uint8Array(value);
      if (bytes + chunk.byteLength > maxBytes) {
        // Not awaited: a stream may take its time, and nothing more is wanted of it.
        const stop = async (): Promise<void> => reader.cancel();
        stop().catch(() => {});
        return { text: textOf(chunks, bytes), incomplete: "too-large" };
      }
      bytes += chunk.byteLength;
      if (chunk.byteLength > 0) chunks.push(chunk);
      if (pieces % PIECES_IN_A_ROW > 0) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) throw signal.reason;
    }
  } catch (error) {
    return { text: textOf(chunks, bytes), incomplete: "broken", error };
  }
}

function textOf(chunks: readonly Uint8Array[], bytes: number): string {
  const [first] = chunks;
  if (!first || !decoder) return "";
  if (chunks.length === 1) return decoder.decode(first);
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return decoder.decode(all);
}
