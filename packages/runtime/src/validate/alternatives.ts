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
  const counts = ofType.map(({ problems }) => problems.filter((one) => isShallow(one, field)).length);
  const closest = ofType.filter((_form, index) => counts[index] === Math.min(...counts));
  const names = closest.map(({ form: { required = [] } }) => required.join(" and "));
  // Nothing shows which form was meant: the value has the fields of none, or of several.
  if (closest.length > 1 && names.every((name) => name !== "")) {
    return [{ field, message: `must have either ${names.join(" or ")}` }];
  }
  return closest[0]?.problems ?? [];
}

/** Whether a problem is about the value itself or one of its own fields. */
function isShallow(problem: Problem, field: string): boolean {
  return !/[.[]/.test(problem.field.slice(field.length + 1));
}
