import type { WebAbortSignal, WebResponse } from "../platform/web-types.js";
import { type OwnReader, READ_WITHIN, type ReadBody } from "./read-within.js";

/**
 * Reads a body of at most `maxBytes` as UTF-8, without a byte order mark. Never rejects: what arrived before a failure is
 * still worth showing. Bytes are counted after decompression, so a small answer cannot expand without bound.
 */
export function readBody(response: WebResponse, maxBytes: number, signal: WebAbortSignal): Promise<ReadBody> {
  const own = (response as OwnReader)[READ_WITHIN];
  return own ? own.call(response, maxBytes) : readAny(response, maxBytes, signal);
}

// While the pieces of a stream are all ready, no timer runs. After this many pieces the timers get a turn, so that `timeout`
// works.
const PIECES_IN_A_ROW = 1_000;

async function readAny(response: WebResponse, maxBytes: number, signal: WebAbortSignal): Promise<ReadBody> {
  let text = "";
  let bytes = 0;
  try {
    const { body } = response;
    // A `fetch` without web streams (React Native, node-fetch, most mocks) gives text; jsdom has no `TextDecoder`.
    if (typeof body?.getReader !== "function" || typeof TextDecoder !== "function") {
      const all: unknown = await response.text();
      if (typeof all !== "string") throw new TypeError("no text");
      return all.length > maxBytes ? { text: all.slice(0, maxBytes), incomplete: "too-large" } : { text: all };
    }
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (let pieces = 1; ; pieces += 1) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode() };
      // The platform's own getter, which throws for anything but bytes: a piece of a foreign stream may report any length.
      const length = Reflect.get(Uint8Array.prototype, "byteLength", value);
      // A copy reports its real length. Most pieces do too, and a copy costs more than the rest of the reading.
      const piece = value.byteLength === length ? value : new Uint8Array(value);
      bytes += length;
      if (bytes > maxBytes) {
        // Not awaited: cancelling may take long, and its result does not matter.
        const stop = async (): Promise<void> => reader.cancel();
        stop().catch(() => {});
        return { text, incomplete: "too-large" };
      }
      text += decoder.decode(piece, { stream: true });
      if (pieces % PIECES_IN_A_ROW > 0) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) throw signal.reason;
    }
  } catch (error) {
    return { text, incomplete: "broken", error };
  }
}
