import { shown } from "../checks/check-names.js";
import type { FakeAnswer } from "../server/fake-http.js";
import type { ExchangeRequest, Outcome } from "../server/service.js";
import type { Trouble } from "../trouble/trouble.js";

/** The part of a fake that a form of it needs. Both fakes have it. */
export interface ServedFake {
  readonly baseUrl: string;
  exchange(request: ExchangeRequest): Promise<Outcome>;
}

/** A way in which requests reach a fake other than its `fetch`, and the troubles that cannot be played in it. */
export interface Form {
  /** The call that made it, such as `serve(fake)`. */
  readonly name: string;
  /** The troubles that it cannot play, each with the reason and what to do instead. */
  readonly unplayable: { readonly [Kind in Trouble["kind"]]?: string };
}

/** The key of a fake's method that takes a form. Other copies of this package have the same. */
export const TAKE_FORM: unique symbol = Symbol.for("@invitation-clients/testing/take-form") as never;

/**
 * Tells a fake about its new form: from now on, `next` and `always` refuse what the form cannot play. Returns how to end that.
 *
 * @throws TypeError if this is no fake, or if such a trouble is planned already
 */
export function joinForm(fake: ServedFake, form: Form): () => void {
  const { [TAKE_FORM]: take } = Object(fake) as { [TAKE_FORM]?: (form: Form) => () => void };
  if (take) return take(form);
  throw new TypeError(
    `${form.name} takes a fake of createKantataFake or createAvevaFake, and got ${typeof fake === "function" ? "a function" : shown(fake)}`,
  );
}

/** @throws TypeError if one of the forms cannot play this trouble; it says why, and what to do instead */
export function refuseUnplayable(where: string, { kind }: Trouble, forms: Iterable<Form>): void {
  for (const { name, unplayable } of forms) {
    const why = unplayable[kind];
    if (why !== undefined) throw new TypeError(`${where}: ${name} cannot play trouble.${kind}(). ${why}`);
  }
}

/** A text for the author of the test, as an answer. */
export function textAnswer(status: number, body: string): FakeAnswer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

/** The answer when the fake itself fails. A 400, because a client would repeat a call that fails with a 500. */
export function failureAnswer(error: unknown): FakeAnswer {
  return textAnswer(400, `The fake failed. ${String(error)}`);
}
