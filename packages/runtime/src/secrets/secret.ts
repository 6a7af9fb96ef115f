/** A text that must not appear in any error, and the mark by which it is recognised. */
export interface Secret {
  readonly text: string;
  /** Its letters and digits in lower case, which every encoding keeps; empty if there are fewer than four. */
  readonly mark: string;
}

/** Makes a secret of a text. */
export function secretOf(text: string): Secret {
  // Encodings differ in how they write characters beyond ASCII, so only the longest ASCII part counts.
  const [ascii = ""] = text.split(/[^ -~]/).sort((a, b) => b.length - a.length);
  const mark = lettersOf(ascii);
  return { text, mark: mark.length > 3 ? mark : "" };
}

/** The letters and digits of a text, in lower case: every encoding keeps them, if only as codes, and host names lose case. */
export function lettersOf(text: string): string {
  return text.replace(/[^a-z0-9]+/gi, "").toLowerCase();
}
