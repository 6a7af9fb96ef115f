import { nearest } from "../errors/text/nearest.js";
import { closestProblems } from "./alternatives.js";
import type { BodyRules } from "./body-rules.js";
import type { Problem } from "./problem.js";
import { scalarMessages } from "./scalars.js";
import { fitsType, typeMessage } from "./types.js";

/** Every problem of a value, and of everything inside it. */
export function problemsOf(rules: BodyRules, value: unknown, field: string): Problem[] {
  // A value of another type has nothing that the other rules could be about.
  if (!fitsType(rules.type, value)) return [{ field, message: typeMessage(rules.type, value) }];
  const messages = scalarMessages(rules, value);
  const found = messages.map((message): Problem => ({ field, message }));
  if (Array.isArray(value)) found.push(...listProblems(rules, value, field));
  else if (fitsType("object", value)) found.push(...objectProblems(rules, value as object, field));
  for (const part of rules.allOf ?? []) found.push(...problemsOf(part, value, field));
  for (const [forms, most] of [
    [rules.anyOf, Number.POSITIVE_INFINITY],
    [rules.oneOf, 1],
  ] as const) {
    if (!forms) continue;
    const tried = forms.map((form) => ({ form, problems: problemsOf(form, value, field) }));
    const fitting = tried.filter(({ problems }) => problems.length === 0).length;
    if (fitting === 0) found.push(...closestProblems(tried, value, field));
    if (fitting > most) found.push({ field, message: "fits more than one of the forms that the spec allows" });
  }
  return found;
}

function listProblems(
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: BodyRules,
  list: readonly unknown[],
  field: string,
): Problem[] {
  const found: Problem[] = [];
  const count = (most: number): string => `${most} ${most === 1 ? "item" : "items"}, not ${list.length}`;
  if (list.length < minItems) found.push({ field, message: `must have at least ${count(minItems)}` });
  if (list.length > maxItems) found.push({ field, message: `must have at most ${count(maxItems)}` });
  // Array.from also visits holes in a sparse list.
  if (items) found.push(...Array.from(list, (item, index) => problemsOf(items, item, `${field}[${index}]`)).flat());
  return found;
}

function objectProblems(
  { required = [], properties = {}, additionalProperties }: BodyRules,
  object: object,
  field: string,
): Problem[] {
  const known = Object.keys(properties);
  const fields = Object.entries(object).filter(([, value]) => value !== undefined);
  const place = (name: string): string => (field === "" ? name : `${field}.${name}`);
  const missing = required.filter((name) => !fields.some(([given]) => given === name));
  const found = missing.map((name): Problem => ({ field: place(name), message: "is missing" }));
  for (const [name, value] of fields) {
    const rules = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (rules) found.push(...problemsOf(rules, value, place(name)));
    else if (rules === false) {
      const near = nearest(name, known);
      const hint =
        near === undefined ? `: the fields are ${known.join(", ")}` : `; did you mean ${JSON.stringify(near)}?`;
      found.push({ field: place(name), message: `is not a field here${hint}` });
    }
  }
  return found;
}
