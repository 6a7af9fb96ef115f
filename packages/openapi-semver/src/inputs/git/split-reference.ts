/** A file in a commit of git: what `git show REF:path` takes. */
export interface GitReference {
  readonly ref: string;
  readonly path: string;
}

/** Splits `REF:path`; undefined for a text that cannot be one, such as `C:\spec.yaml`. */
export function splitReference(text: string): GitReference | undefined {
  if (/^[a-z]:[\\/]/i.test(text) || isUrl(text)) return undefined;
  const at = colonIn(text);
  return at > 0 ? { ref: text.slice(0, at), path: text.slice(at + 1) } : undefined;
}

/** Whether a text is an address, which the command does not fetch. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(text);
}

/** The first colon outside of braces: `HEAD@{10:00}:spec.yaml` and `HEAD^{/fix: it}:spec.yaml` are references too. */
function colonIn(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (character === ":" && depth <= 0) return at;
  }
  return -1;
}
