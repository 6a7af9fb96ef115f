/** The name that was probably meant: nearly the same one, or one that begins with what was given. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const start = given.toLowerCase();
  return (
    known.find((name) => isNear(name, given)) ??
    known.find((name) => start.length > 2 && name.toLowerCase().startsWith(start))
  );
}

// The same letters in another case, or with one letter added, removed or changed.
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = long.slice(at + 1);
  return short.slice(at) === rest || short.slice(at + 1) === rest;
}
