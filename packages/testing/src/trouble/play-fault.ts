import type { FakeAnswer, FakeRequest } from "../server/fake-http.js";
import type { Outcome, Service } from "../server/service.js";
import type { Fault, Seen } from "./fault.js";
import { type LateWork, never, pause } from "./waits.js";

/** Plays one request with its fault, for every way in which a request can arrive. Rejects with the signal's reason if it aborts first. */
export async function playFault(
  { commit, after, seen, handling }: Fault,
  request: FakeRequest,
  service: Service,
  late: LateWork,
  signal: AbortSignal | null | undefined,
): Promise<Outcome> {
  const carryOut = (): FakeAnswer => service.handle(request, handling);
  const own = commit === 0 ? carryOut() : undefined;
  if (commit !== undefined && commit > 0) late.add(commit, carryOut);
  const foreign = foreignTo(seen, request, service);
  if (seen.form === "silence") return never(signal);
  if (after > 0) await pause(after, signal);
  if (seen.form === "refused" || seen.form === "reset") return { form: seen.form };
  const answer = foreign ?? own ?? carryOut();
  if (seen.form !== "cut-off") return { form: "answer", answer };
  // An answer without a body cannot be cut off in its body.
  return answer.body ? { form: "cut-off", answer } : { form: "reset" };
}

/** The answer that takes the place of the service's own, if any. */
function foreignTo(seen: Seen, request: FakeRequest, service: Service): FakeAnswer | undefined {
  if (seen.form === "answer") return request.method === "HEAD" ? { ...seen.answer, body: undefined } : seen.answer;
  if (seen.form !== "problem") return undefined;
  if (seen.expiresTokens) service.expireTokens();
  const answer = service.problem(request, seen.status);
  return { ...answer, headers: { ...answer.headers, ...seen.headers } };
}
