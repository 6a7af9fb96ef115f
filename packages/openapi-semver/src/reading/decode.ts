import { faultAt, placeOf } from "./fault.ts";

/** A text of V8 has at most 512 MiB. */
const MOST_BYTES = 500_000_000;

/** The text of a file. A byte order mark is left out. Throws if it is not UTF-8. */
export function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES / 1e6} MB.`);
  const [first = 1, second = 1] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // Without a mark, a document in UTF-16 or UTF-32 begins with an ASCII character, of which one byte is zero.
  if (isMarked || first === 0 || second === 0) {
    throw faultAt(file, { line: 1, column: 1 }, "this is UTF-16 or UTF-32, but only UTF-8 is read");
  }
  const zero = bytes.indexOf(0);
  if (zero > 0) {
    const before = new TextDecoder().decode(bytes.subarray(0, zero));
    throw faultAt(file, placeOf(before, before.length), "a NUL character, which YAML and JSON do not allow");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    throw faultAt(file, placeOf(text, text.indexOf("\ufffd")), "this is not UTF-8");
  }
}
