import type { FakeAnswer, FakeRequest } from "../server/fake-http.js";
import type { Outcome, Service } from "../server/service.js";
import type { Trouble } from "./trouble.js";
import { never, pause } from "./waits.js";

const HTML =
  "<!DOCTYPE html><html><head><title>Please sign in</title></head><body>Please sign in to use this network.</body></html>";

/** Plays one request, with its trouble if it has any. */
export async function playTrouble(
  trouble: Trouble | undefined,
  request: FakeRequest,
  service: Service,
  signal: AbortSignal | null | undefined,
): Promise<Outcome> {
  switch (trouble?.kind) {
    case undefined:
      return answered(service.handle(request));
    case "refused":
      return { form: "refused" };
    case "lostBeforeCommit":
      return { form: "reset" };
    case "lostAfterCommit":
      service.handle(request);
      return { form: "reset" };
    case "never":
      return never(signal);
    case "slow": {
      const answer = service.handle(request);
      if (trouble.ms > 0) await pause(trouble.ms, signal);
      return answered(answer);
    }
    case "truncated": {
      const answer = service.handle(request);
      // An answer without a body cannot be cut off in its body.
      return answer.body ? { form: "cut-off", answer } : { form: "reset" };
    }
    case "tokenExpired":
      service.expireTokens();
      return answered(service.problem(request, 401));
    case "rateLimited": {
      const answer = service.problem(request, 429);
      const wait = trouble.seconds === undefined ? {} : { "retry-after": String(trouble.seconds) };
      return answered({ ...answer, headers: { ...answer.headers, ...wait } });
    }
    case "maintenance":
      return answered(service.problem(request, 503));
    case "html":
      return answered({
        status: 200,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: request.method === "HEAD" ? undefined : HTML,
      });
    case "status": {
      const answer = service.problem(request, trouble.status);
      if (trouble.status >= 400) return answered(answer);
      // A redirect to an address that does not exist.
      return answered({ status: trouble.status, headers: { location: "https://sign-in.invalid/" } });
    }
  }
}

function answered(answer: FakeAnswer): Outcome {
  return { form: "answer", answer };
}
