import { CliError } from "../../files/cli-error.js";

/** One line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Its end: "\r\n", "\n" or "\r"; empty for a last line without one. */
  readonly end: string;
}

// Longer lines are no rows of a list; without a limit, a file without line ends would fill the memory.
const LONGEST = 1024 * 1024;

/**
 * The lines of a text that comes in pieces. Ends of lines may be mixed.
 *
 * @throws CliError for a line of more than a million characters
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<Line, void, undefined> {
  let number = 0;
  let rest = "";
  for await (const piece of pieces) {
    rest += piece;
    let start = 0;
    for (const { 0: end, index } of rest.matchAll(/\r\n|\n|\r/g)) {
      // The next piece may start with the "\n" of this "\r".
      if (end === "\r" && index === rest.length - 1) break;
      number += 1;
      yield { number, text: rest.slice(start, index), end };
      start = index + end.length;
    }
    rest = rest.slice(start);
    if (rest.length > LONGEST) {
      throw new CliError("input", `Line ${number + 1} has more than a million characters. Is this a CSV file?`);
    }
  }
  if (rest.endsWith("\r")) yield { number: number + 1, text: rest.slice(0, -1), end: "\r" };
  else if (rest !== "") yield { number: number + 1, text: rest, end: "" };
}
