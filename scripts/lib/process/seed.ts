/**
 * The seed of a sample: the requested one, or one made from the commit, so that each commit tries other cases.
 *
 * @throws Error if the seed is not a whole number, or if there is neither a seed nor a commit
 */
export function seedOf(asked: string | undefined, commit: string | undefined): number {
  if (asked !== undefined) return wholeNumber("--seed", asked);
  const digits = /^[0-9a-f]{8}/.exec(commit ?? "")?.[0];
  if (digits === undefined) throw new Error("git knows no commit to make the seed from: pass --seed N");
  return Number.parseInt(digits, 16);
}

/** @throws Error if the text is not a whole number */
export function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${name} takes a whole number, not "${text}"`);
  return Number(text);
}
