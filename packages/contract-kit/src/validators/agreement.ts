/** An entry of Prism's `sl-violations` header. */
interface PrismViolation {
  readonly location: readonly (string | number)[];
  readonly message: string;
}

/** Prism's objections to one exchange. */
export interface PrismVerdict {
  readonly request: readonly string[];
  readonly answer: readonly string[];
}

/** Reads Prism's verdict from its violations header or its problem document, which always concerns the request. */
export function readPrismVerdict(violations: string | null, problem: string | undefined): PrismVerdict {
  if (problem !== undefined) return { request: [problem], answer: [] };
  const all = JSON.parse(violations ?? "[]") as PrismViolation[];
  const answer = all.filter(({ location }) => location[0] === "response").map(({ message }) => message);
  // A violation without a location concerns the request, which Prism checks first.
  const request = all.filter(({ location }) => location[0] !== "response").map(({ message }) => message);
  return { request, answer };
}

/** Describes how two validators disagree; undefined if they agree. */
export function disagreement(what: string, prism: readonly string[], ajv: readonly string[]): string | undefined {
  if (prism.length > 0 === ajv.length > 0) return undefined;
  const says = (problems: readonly string[]): string => (problems.length > 0 ? problems.join("; ") : "it is valid");
  return `the validators disagree about the ${what}. Prism says: ${says(prism)}. Ajv says: ${says(ajv)}.`;
}
