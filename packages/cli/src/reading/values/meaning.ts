/** What a cell means: a value to send and perhaps a note, or why it cannot be sent. */
export type Meaning = { readonly value: unknown; readonly note?: string | undefined } | { readonly problem: string };

/** Reads the text of a cell, which is trimmed and not empty. */
export type ReadCell = (text: string) => Meaning;

/** At most this many characters of a cell, in quotes, for a message. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
