import type { Fault, Seen } from "./fault.js";
import { CARRIED_OUT, type Trouble } from "./trouble.js";

const HTML =
  "<!DOCTYPE html><html><head><title>Please sign in</title></head><body>Please sign in to use this network.</body></html>";

/** What a trouble does to a request. Without trouble, the request is carried out and answered at once. */
export function faultOf(trouble: Trouble | undefined): Fault {
  const { after = 0, commitAfter, takes, shows, listLag } = (trouble ?? {}) as Partial<AnyOptions>;
  return {
    commit: trouble === undefined || CARRIED_OUT.includes(trouble.kind) ? (commitAfter ?? 0) : commitAfter,
    after: trouble?.kind === "slow" ? trouble.ms : after,
    seen: seenOf(trouble),
    handling: { takes, shows, listLag },
  };
}

type AnyOptions = Extract<Trouble, { readonly kind: "status" }>;

function seenOf(trouble: Trouble | undefined): Seen {
  switch (trouble?.kind) {
    case undefined:
    case "slow":
    case "partly":
      return { form: "own" };
    case "refused":
      return { form: "refused" };
    case "lostBeforeCommit":
    case "lostAfterCommit":
      return { form: "reset" };
    case "never":
      return { form: "silence" };
    case "truncated":
      return { form: "cut-off" };
    case "tokenExpired":
      return { form: "problem", status: 401, expiresTokens: true };
    case "maintenance":
      return { form: "problem", status: 503 };
    case "rateLimited":
      return { form: "problem", status: 429, headers: waitOf(trouble.retryAfter) };
    case "html":
      return answer(trouble.status, { "content-type": "text/html; charset=utf-8" }, HTML);
    case "answer":
      return answer(trouble.status, trouble.headers, trouble.body);
    case "status":
      if (trouble.status >= 400) return { form: "problem", status: trouble.status };
      // A redirect to an address that does not exist.
      return answer(trouble.status, { location: "https://sign-in.invalid/" });
  }
}

function answer(status: number, headers: Readonly<Record<string, string>>, body?: string): Seen {
  return { form: "answer", answer: { status, headers, body } };
}

function waitOf(retryAfter: number | string | undefined): Readonly<Record<string, string>> {
  return retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
}
