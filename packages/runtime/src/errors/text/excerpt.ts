/** The first 500 characters of a body, for an error. */
export function excerpt(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
