import { type OwnReader, READ_WITHIN } from "./read-within.js";
import type { WebResponse } from "./web-types.js";

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
export function readBody(response: WebResponse, maxBytes: number): Promise<ReadBody> {
  const own = (response as OwnReader)[READ_WITHIN];
  if (own) return own.call(response, maxBytes);
  const { body } = response;
  return body ? readStream(body, maxBytes) : readText(response, maxBytes);
}

// A `fetch` without streams (React Native, some test doubles) has the text already.
async function readText(response: WebResponse, maxBytes: number): Promise<ReadBody> {
  try {
    const text = await response.text();
    return text.length > maxBytes ? { text: text.slice(0, maxBytes), incomplete: "too-large" } : { text };
  } catch (error) {
    return { text: "", incomplete: "broken", error };
  }
}

// Keeps nothing between bodies, for it is never told that more will come.
const decoder = new TextDecoder();

async function readStream(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<ReadBody> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: textOf(chunks, bytes) };
      if (bytes + value.byteLength > maxBytes) {
        // Not awaited: a stream may take its time, and nothing more is wanted of it.
        reader.cancel().catch(() => {});
        return { text: textOf(chunks, bytes), incomplete: "too-large" };
      }
      bytes += value.byteLength;
      chunks.push(value);
    }
  } catch (error) {
    return { text: textOf(chunks, bytes), incomplete: "broken", error };
  }
}

function textOf(chunks: readonly Uint8Array[], bytes: number): string {
  const [first] = chunks;
  if (first === undefined || chunks.length === 1) return decoder.decode(first);
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return decoder.decode(all);
}
