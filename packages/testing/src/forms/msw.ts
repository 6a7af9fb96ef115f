import { type HttpHandler, HttpResponse, http } from "msw";
import { baseOf, escaped } from "../server/address.js";
import { toResponse } from "../server/fake-http.js";
import { type Form, failureAnswer, joinForm, type ServedFake } from "./form.js";

const INSTEAD = "Use the fake's own fetch, or serve(fake) of @invitation-clients/testing/http";

const FORM: Form = {
  name: "handlers(fake)",
  unplayable: {
    refused: `MSW cannot tell a connection that never opened from one that broke. ${INSTEAD} and close its server.`,
    truncated: `An answer whose body breaks off arrives as whole, or not at all, depending on the version of MSW. ${INSTEAD}.`,
  },
};

/**
 * Handlers for Mock Service Worker, by which a fake answers everything below its base URL; AVEVA's token endpoint and its discovery too.
 * For `setupServer` and `setupWorker`, also with `onUnhandledRequest: "error"` (MSW 2) or `onUnhandledFrame: "error"` (MSW 3).
 *
 * @example
 * const server = setupServer(...handlers(fake));
 * server.listen({ onUnhandledFrame: "error" });
 * @throws TypeError if this is no fake
 * @throws TypeError if a trouble is planned that MSW cannot play: `refused` or `truncated`. From now on, `next` and `always` refuse both
 */
export function handlers(fake: ServedFake): HttpHandler[] {
  joinForm(fake, FORM);
  const { origin, path } = baseOf(fake.baseUrl);
  // No text: MSW would take a colon or an asterisk in it as a pattern.
  return [http.all(new RegExp(`^${escaped(origin + path)}/`), ({ request }) => answer(fake, request))];
}

async function answer(fake: ServedFake, request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  const { origin, pathname, search } = new URL(request.url);
  try {
    const body = await request.text();
    const target = `${pathname}${search}`;
    const outcome = await fake.exchange({ method, origin, target, headers, signal, ...(body === "" ? {} : { body }) });
    return outcome.form === "answer" ? toResponse(outcome.answer) : HttpResponse.error();
  } catch (error) {
    // MSW would print what a handler throws, and make it a 500.
    return signal.aborted ? HttpResponse.error() : toResponse(failureAnswer(error));
  }
}
