/**
 * Refuses unknown keys: a misspelt option would otherwise be ignored silently.
 *
 * @throws TypeError that names the key, and the one that was probably meant
 */
export function checkKeys(where: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${where} takes an object, and got ${shown(value)}`);
  }
  for (const key of Object.keys(value)) checkName(`${where} has no`, key, known);
}

/** @throws TypeError unless the name is known; it says which name was probably meant, and lists all of them */
export function checkName(what: string, name: unknown, known: readonly string[]): void {
  if (known.includes(name as string)) return;
  const near = typeof name === "string" ? known.find((one) => isNear(one, name)) : undefined;
  throw new TypeError(`${what} ${shown(name)}${near ? `; did you mean "${near}"?` : "."} Known: ${known.join(", ")}`);
}

/** A value in an error text, short. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** Whether two names differ by at most two typing errors: a letter added, removed, changed, or in the other case. */
function isNear(a: string, b: string): boolean {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[to.length] ?? 9) <= 2;
}
