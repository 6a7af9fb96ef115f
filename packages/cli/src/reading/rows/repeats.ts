import { createHash } from "node:crypto";

const WORDS = 4;

/**
 * Finds repeated texts, and the line of each text's first use. Keeps 96 bits of a hash and the line: 32 bytes a text at most,
 * outside the heap. Two texts of a million have the same 96 bits with a chance below 1 in 10^16.
 */
export class Repeats {
  #table = new Uint32Array(1024 * WORDS);
  #size = 0;

  /** The line of an earlier use of this text; else remembers this line. */
  firstLine(text: string, line: number): number | undefined {
    const digest = createHash("sha256").update(text).digest();
    const entry = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), line] as const;
    const found = this.#place(this.#table, entry);
    if (found !== undefined) return found;
    this.#size += 1;
    if (this.#size * 2 * WORDS > this.#table.length) this.#grow();
    return undefined;
  }

  /** Puts an entry into a free place, or gives the line of the same entry. Lines start at 1, so 0 marks a free place. */
  #place(table: Uint32Array, entry: readonly [number, number, number, number]): number | undefined {
    const places = table.length / WORDS;
    for (let place = entry[0] % places; ; place = (place + 1) % places) {
      const at = place * WORDS;
      const line = table[at + 3] ?? 0;
      if (line === 0) {
        table.set(entry, at);
        return undefined;
      }
      if (table[at] === entry[0] && table[at + 1] === entry[1] && table[at + 2] === entry[2]) return line;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      const [a = 0, b = 0, c = 0, line = 0] = old.subarray(at, at + WORDS);
      if (line !== 0) this.#place(this.#table, [a, b, c, line]);
    }
  }
}
