import type { BodyRules } from "./body-rules.js";
import type { Problem } from "./problem.js";
import { fitsType, typeMessage } from "./types.js";

/** One of several forms that a value may have, with the problems of the value in this form. */
interface TriedForm {
  readonly form: BodyRules;
  readonly problems: readonly Problem[];
}

/** The problems of a value that fits no form, in the form that was probably meant: other forms would only confuse. */
export function closestProblems(tried: readonly TriedForm[], value: unknown, field: string): readonly Problem[] {
  const ofType = tried.filter(({ form }) => fitsType(form.type, value));
  if (ofType.length === 0) {
    return [
      {
        field,
        message: typeMessage(
          tried.flatMap(({ form }) => form.type ?? []),
          value,
        ),
      },
    ];
  }
  const names = (forms: readonly TriedForm[]): string[] =>
    forms.map(({ form: { required = [] } }) => required.join(" and ")).filter((name) => name !== "");
  const complete = ofType.filter(({ form: { required = [] } }) => required.every((name) => hasField(value, name)));
  // Fields of several forms: nothing shows which one was meant.
  if (new Set(names(complete)).size > 1) {
    return [{ field, message: `must have either ${names(complete).join(" or ")}, not both` }];
  }
  const closest = fewestProblems(ofType, field);
  if (closest.length > 1 && new Set(names(closest)).size === closest.length) {
    return [{ field, message: `must have either ${names(closest).join(" or ")}` }];
  }
  return closest[0]?.problems ?? [];
}

/** The forms in which the fewest of the value's own fields are wrong. */
function fewestProblems(forms: readonly TriedForm[], field: string): TriedForm[] {
  const counts = forms.map(({ problems }) => problems.filter((one) => isShallow(one, field)).length);
  return forms.filter((_form, index) => counts[index] === Math.min(...counts));
}

function hasField(value: unknown, name: string): boolean {
  return Object.entries(Object(value)).some(([own, inner]) => own === name && inner !== undefined);
}

/** Whether a problem is about the value itself or one of its own fields. */
function isShallow(problem: Problem, field: string): boolean {
  return !/[.[]/.test(problem.field.slice(field.length + 1));
}
