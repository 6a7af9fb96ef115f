/** A text in one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The first sentence of a text, in one line; the whole text if it is none. */
export function firstSentence(text: string): string {
  const line = oneLine(text);
  return /^.*?[.:](?= |$)/.exec(line)?.[0].replace(/:$/, ".") ?? line;
}
