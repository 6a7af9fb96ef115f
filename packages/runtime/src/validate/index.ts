// Checks request bodies against the spec, for forms and editors. The clients do not import it.
import type { Lenient } from "../api/lenient.js";
import type { BodyRules } from "./body-rules.js";
import type { Problem } from "./problem.js";
import { problemsOf } from "./problems.js";

export type { BodyRules, Problem };

/** The verdict about a body: the body with its type, or every problem that it has. */
export type Validation<Body> =
  | { readonly valid: true; readonly body: Body; readonly problems?: undefined }
  | { readonly valid: false; readonly body?: undefined; readonly problems: readonly Problem[] };

/**
 * Checks a body against its rules. Fields that are undefined count as absent, as in JSON, and inherited fields do not count.
 */
export function validate<Body>(rules: BodyRules<Body>, body: unknown): Validation<Lenient<Body>> {
  const problems = problemsOf(rules, body, "");
  return problems.length === 0 ? { valid: true, body: body as Lenient<Body> } : { valid: false, problems };
}
