import { nearest } from "../errors/text/nearest.js";
import { closestProblems } from "./alternatives.js";
import type { BodyRules } from "./body-rules.js";
import type { Problem } from "./problem.js";
import { counted, scalarMessages } from "./scalars.js";
import { fitsType, typeMessage } from "./types.js";

/** Every problem of a value, and of everything inside it. */
export function problemsOf(rules: BodyRules, value: unknown, field: string): Problem[] {
  // A value of another type has nothing that the other rules could be about.
  if (!fitsType(rules.type, value)) return [{ field, message: typeMessage(rules.type, value) }];
  const { allOf = [], anyOf, oneOf } = rules;
  return [
    ...scalarMessages(rules, value).map((message) => ({ field, message })),
    ...(Array.isArray(value) ? listProblems(rules, value, field) : []),
    ...(fitsType("object", value) ? objectProblems(rules, value as object, field) : []),
    ...allOf.flatMap((part) => problemsOf(part, value, field)),
    ...formProblems(anyOf, value, field, Number.POSITIVE_INFINITY),
    ...formProblems(oneOf, value, field, 1),
  ];
}

/** The problems of a value that must have one of several forms, and at most so many of them. */
function formProblems(forms: BodyRules["oneOf"], value: unknown, field: string, most: number): readonly Problem[] {
  if (!forms) return [];
  const tried = forms.map((form) => ({ form, problems: problemsOf(form, value, field) }));
  const fitting = tried.filter(({ problems }) => problems.length === 0).length;
  if (fitting === 0) return closestProblems(tried, value, field);
  return fitting > most ? [{ field, message: "fits more than one of the forms that the spec allows" }] : [];
}

function listProblems(
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: BodyRules,
  list: readonly unknown[],
  field: string,
): Problem[] {
  const { length } = list;
  const found: Problem[] = [];
  if (length < minItems) found.push({ field, message: `must have at least ${counted(minItems, "item", length)}` });
  if (length > maxItems) found.push({ field, message: `must have at most ${counted(maxItems, "item", length)}` });
  // Array.from also visits holes in a sparse list.
  const inside = items ? Array.from(list, (item, index) => problemsOf(items, item, `${field}[${index}]`)).flat() : [];
  return [...found, ...inside];
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
  const inside = fields.flatMap(([name, value]): Problem[] => {
    const rules = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (rules) return problemsOf(rules, value, place(name));
    return rules === false ? [{ field: place(name), message: `is not a field here${hint(name, known)}` }] : [];
  });
  return [...missing.map((name) => ({ field: place(name), message: "is missing" })), ...inside];
}

function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `: the fields are ${known.join(", ")}` : `; did you mean ${JSON.stringify(near)}?`;
}
