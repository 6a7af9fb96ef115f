/** What Prism's `sl-violations` header lists. */
interface PrismViolation {
  readonly location: readonly (string | number)[];
  readonly message: string;
}

/** What Prism said of one exchange. */
export interface PrismVerdict {
  readonly request: readonly string[];
  readonly answer: readonly string[];
}

/** Reads Prism's signs: its violations header, or else a problem document, which it answers to requests only. */
export function readPrismVerdict(violations: string | null, problem: string | undefined): PrismVerdict {
  if (problem !== undefined) return { request: [problem], answer: [] };
  const all = JSON.parse(violations ?? "[]") as PrismViolation[];
  const answer = all.filter(({ location }) => location[0] === "response").map(({ message }) => message);
  // A place that Prism does not name is the request's: it checks it first.
  const request = all.filter(({ location }) => location[0] !== "response").map(({ message }) => message);
  return { request, answer };
}

/** Where two validators differ, in words; undefined if they agree. */
export function disagreement(what: string, prism: readonly string[], ajv: readonly string[]): string | undefined {
  if (prism.length > 0 === ajv.length > 0) return undefined;
  const says = (problems: readonly string[]): string => (problems.length > 0 ? problems.join("; ") : "it is valid");
  return `the validators disagree about the ${what}. Prism says: ${says(prism)}. Ajv says: ${says(ajv)}.`;
}
