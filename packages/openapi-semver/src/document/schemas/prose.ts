const PROSE = new Set(["description", "summary", "title", "example", "examples", "externalDocs", "$comment", "tags"]);

/** Whether a key has no effect on requests and responses. */
export function isProse(key: string): boolean {
  return PROSE.has(key) || (key.startsWith("x-") && key !== "x-extensible-enum");
}
