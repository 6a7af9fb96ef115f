import { createHash } from "node:crypto";
import { CliError } from "../../files/cli-error.js";
import { notCsv } from "./kind-of-file.js";
import type { ListFile } from "./list-file.js";

/** How the text of a list is encoded. */
export interface Encoding {
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** Whether the file starts with a byte order mark. */
  readonly mark: boolean;
}

/** What the bytes of a list say before anybody reads its text. */
export interface Bytes {
  readonly encoding: Encoding;
  /** SHA-256 of all bytes, in hex. */
  readonly digest: string;
}

// Windows-1252 is Latin-1 but for 0x80 to 0x9f. TextDecoder reads these wrongly since Node 20.18.3 (nodejs/node#56542).
const HIGH = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/**
 * Finds the encoding by the byte order mark, else by reading everything as UTF-8: text with other letters in Windows-1252 is
 * never valid UTF-8.
 *
 * @throws CliError if the file is empty or is no text
 */
export async function examine(file: ListFile): Promise<Bytes> {
  const hash = createHash("sha256");
  let encoding: Encoding | undefined;
  let decoder: TextDecoder | undefined;
  const refuse = (what: string): never => {
    throw new CliError("input", `${file.name} ${what}.`);
  };
  const check = (chunk: Uint8Array | undefined): void => {
    try {
      const text = decoder?.decode(chunk, { stream: chunk !== undefined });
      if (text?.includes("\0")) refuse(NO_TEXT);
    } catch (error) {
      if (error instanceof CliError) throw error;
      if (encoding?.mark !== false) {
        refuse(`says that it is ${encoding?.name.toUpperCase()}, but not all of it is. Save it as CSV in UTF-8`);
      }
      decoder = undefined;
      encoding = { name: "windows-1252", mark: false };
    }
  };
  for await (const chunk of file.chunks()) {
    hash.update(chunk);
    if (encoding === undefined) {
      const kind = notCsv(chunk);
      if (kind !== undefined) refuse(kind);
      encoding = encodingOf(chunk);
      decoder = new TextDecoder(encoding.name, { fatal: true });
    }
    if (encoding.name === "utf-8" || encoding.name === "windows-1252") {
      if (chunk.includes(0)) refuse(NO_TEXT);
    }
    check(chunk);
  }
  if (encoding === undefined) return refuse("is empty");
  check(undefined);
  return { encoding, digest: hash.digest("hex") };
}

const NO_TEXT = "is not a text file. Open it in the program that made it and save it as CSV";

/** The text of a list, without its byte order mark. */
export async function* decoded(file: ListFile, { name }: Encoding): AsyncGenerator<string, void, undefined> {
  if (name === "windows-1252") {
    for await (const chunk of file.chunks()) yield windows1252(chunk);
    return;
  }
  const decoder = new TextDecoder(name, { fatal: true });
  for await (const chunk of file.chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function windows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\x80-\x9f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
}

function encodingOf(head: Uint8Array): Encoding {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: "utf-8", mark: true };
  if (a === 0xff && b === 0xfe) return { name: "utf-16le", mark: true };
  if (a === 0xfe && b === 0xff) return { name: "utf-16be", mark: true };
  // UTF-16 without a mark, if it starts with two plain letters.
  if (a && b === 0 && c && d === 0) return { name: "utf-16le", mark: false };
  if (a === 0 && b && c === 0 && d) return { name: "utf-16be", mark: false };
  return { name: "utf-8", mark: false };
}
