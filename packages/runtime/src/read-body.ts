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
export async function readBody(response: WebResponse, maxBytes: number): Promise<ReadBody> {
  const stream = response.body;
  try {
    if (!stream) return bounded(await response.text(), maxBytes);
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    if (length <= maxBytes && !response.headers.has("content-encoding")) return { text: await response.text() };
  } catch (error) {
    return { text: "", incomplete: "broken", error };
  }
  return readStream(stream, maxBytes);
}

async function readStream(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<ReadBody> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let text = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode() };
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        // Not awaited: a stream may take its time, and nothing more is wanted of it.
        reader.cancel().catch(() => {});
        return { text, incomplete: "too-large" };
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    return { text, incomplete: "broken", error };
  }
}

// A `fetch` without streams (React Native, some test doubles) has the text already.
function bounded(text: string, maxBytes: number): ReadBody {
  return text.length > maxBytes ? { text: text.slice(0, maxBytes), incomplete: "too-large" } : { text };
}
