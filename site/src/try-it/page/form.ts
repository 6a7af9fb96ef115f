import type { Field } from "../fields.ts";
import type { TryOperation } from "../operations.ts";
import { FieldError, type Values, valuesOf } from "../values.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields of a page, which may have a form for one object and one for many. */
export interface TryForm {
  /** The form that is chosen. */
  chosen(): TryOperation;
  /** @throws FieldError for a text that cannot be read */
  values(): Values;
  /** Shows the fields of the chosen form only. The others take no part. */
  showChosen(): void;
  /** Marks the field that an error is about, if it is about one, and unmarks the others. */
  mark(error?: unknown): void;
  /** Puts the cursor in the field that is marked. */
  focusMarked(): void;
}

/** Reads and marks the fields of a form. */
export function tryForm(form: HTMLFormElement, forms: readonly [TryOperation, ...TryOperation[]]): TryForm {
  const control = ({ in: place, name }: Field): Control | null =>
    form.elements.namedItem(`${place}.${name}`) as Control | null;
  const choice = form.querySelector<HTMLSelectElement>("[data-form]");
  const chosen = (): TryOperation => forms.find(({ form: name }) => name === choice?.value) ?? forms[0];
  return {
    chosen,
    values: () => valuesOf(chosen().fields, (field) => control(field)?.value ?? ""),
    showChosen: () => {
      for (const fields of form.querySelectorAll<HTMLFieldSetElement>("[data-fields]")) {
        const isChosen = fields.dataset.fields === chosen().form;
        fields.hidden = !isChosen;
        fields.disabled = !isChosen;
      }
    },
    mark: (error) => {
      for (const { fields } of forms) for (const field of fields) control(field)?.removeAttribute("aria-invalid");
      if (error instanceof FieldError) control(error.field)?.setAttribute("aria-invalid", "true");
    },
    focusMarked: () => form.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
  };
}
