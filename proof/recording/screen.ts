// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are controlled by them
const SEQUENCE = /\u001b\[([0-9;?]*)([A-Za-z])|\u001b[78]|[\r\n\u0007]|\^C|[^\u001b\r\n\u0007^]+|[\s\S]/g;

/** As much of a terminal as the command line uses: text, line breaks, and what rewrites a line. */
export class Screen {
  readonly #columns: number;
  #rows: string[] = [""];
  #column = 0;

  constructor(columns: number) {
    this.#columns = columns;
  }

  write(text: string): void {
    for (const [piece, argument = "", letter] of text.matchAll(SEQUENCE)) {
      if (letter !== undefined) this.#control(letter, Number(argument) || 0);
      else if (piece === "\r") this.#column = 0;
      else if (piece === "\n") this.#rows.push("");
      else if (piece !== "\u0007" && !piece.startsWith("\u001b")) this.#put(piece);
    }
  }

  lines(): string[] {
    return this.#rows.map((row) => row.trimEnd());
  }

  get #row(): string {
    return this.#rows.at(-1) ?? "";
  }

  set #row(text: string) {
    this.#rows[this.#rows.length - 1] = text;
  }

  #put(text: string): void {
    for (const letter of text) {
      if (this.#column >= this.#columns) {
        this.#rows.push("");
        this.#column = 0;
      }
      const row = this.#row.padEnd(this.#column);
      this.#row = row.slice(0, this.#column) + letter + row.slice(this.#column + 1);
      this.#column += 1;
    }
  }

  #control(letter: string, argument: number): void {
    if (letter === "G") this.#column = Math.max(0, argument - 1);
    else if (letter === "K" && argument === 2) this.#row = "";
    else if (letter === "K") this.#row = this.#row.slice(0, this.#column);
  }
}
