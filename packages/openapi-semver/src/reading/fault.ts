/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** An error about a place in a file. */
export function faultAt(file: string, { line, column }: Place, what: string): Error {
  return new Error(`${file}, line ${line}, column ${column}: ${what}`);
}

/** The error about a key that an object has twice: without it, the first one would be lost without a word. */
export function keyTwice(file: string, key: string, first: Place, second: Place): Error {
  return faultAt(file, second, `the key \`${key}\` stands twice, first in line ${first.line}`);
}

/** The error about a file that the stack of its parser is too small for. */
export function tooDeep(file: string): Error {
  return new Error(`${file} is nested too deeply to be read.`);
}

/** The place of a character of a text. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
