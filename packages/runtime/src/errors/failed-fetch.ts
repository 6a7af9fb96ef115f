import { guarded } from "../platform/guarded.js";
import { fieldOf } from "../platform/own.js";
import { isConfigError } from "./guards.js";
import { isMarkedNotSent } from "./not-sent.js";

/**
 * What a failed `fetch` proves. Only an allow-list of causes proves that no request was sent: after any other failure it may
 * have been carried out. A test on the real runtime covers every entry. A transport that knows more marks its errors.
 *
 * - `not-sent`: the connection never opened. Safe to repeat, whatever the effect.
 * - `refused`: the platform refused the server's certificate or the port before it sent anything. Repeating does not help.
 * - `refused-options`: the transport threw a marked `ConfigError`: its options allow no request. Repeating does not help.
 * - `unknown`: everything else. Browsers prove nothing: they report only "failed to fetch".
 */
export type FetchFailure = "not-sent" | "refused" | "refused-options" | "unknown";

// Codes of Node (undici) and Bun that always mean that no connection was established.
const NEVER_CONNECTED = new Set<unknown>([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_NODATA",
  "EAI_NONAME",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused", // Bun
  "FailedToOpenSocket", // Bun: the name did not resolve
  // TLS alerts that occur only during the handshake. Other TLS failures (a wrong version number, a bad record) can also
  // end a connection that carried the request, so they prove nothing.
  "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
  "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE",
  "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
  "ERR_SSL_UNSUPPORTED_PROTOCOL",
  "ERR_SSL_TLSV1_UNRECOGNIZED_NAME",
]);

// Open connections can end with these codes too, so they count only together with the system call that failed.
const AMBIGUOUS = new Set<unknown>(["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "EACCES", "EPERM"]);

const CERTIFICATE = new Set<unknown>([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNKNOWN_CERTIFICATE_VERIFICATION_ERROR", // Bun
]);

// Node's fetch gives no code for a port that the fetch standard blocks, or for a URL that is not http(s).
const BLOCKED = /^(bad port|unknown scheme)$/;

// Deno gives no codes, only messages; every failure to connect has these words.
const DENO_CONNECT = /client error \(Connect\)/;
const DENO_CERTIFICATE = /invalid peer certificate/;

/** Decides what a rejected `fetch` proves about its request. An error that cannot be read proves nothing. */
export function judgeFetchFailure(error: unknown): FetchFailure {
  return guarded(() => judge(error), "unknown");
}

function judge(error: unknown): FetchFailure {
  if (isMarkedNotSent(error) && isConfigError(error)) return "refused-options";
  const causes = causesOf(error);
  const vouched = causes.some(isMarkedNotSent) ? "not-sent" : "unknown";
  for (const cause of causes) {
    // Each address that was tried has its own error. One may have been refused while another got through, so all errors must
    // prove it.
    const { errors } = cause;
    if (Array.isArray(errors) && errors.length > 0) {
      const verdicts = errors.map(judge);
      return verdicts.every((verdict) => verdict === "not-sent") ? "not-sent" : vouched;
    }
  }
  const [outer, inner] = causes;
  if (outer?.message === "fetch failed" && BLOCKED.test(`${inner?.message}`)) return "refused";
  for (const cause of causes) {
    const { message } = cause;
    const [code, syscall] = [fieldOf(cause, "code"), fieldOf(cause, "syscall")];
    if (CERTIFICATE.has(code)) return "refused";
    if (NEVER_CONNECTED.has(code)) return "not-sent";
    if (AMBIGUOUS.has(code) && (syscall === "connect" || syscall === "getaddrinfo")) return "not-sent";
    if (typeof message === "string" && DENO_CONNECT.test(message)) {
      return DENO_CERTIFICATE.test(message) ? "refused" : "not-sent";
    }
  }
  return vouched;
}

/** The platform's code of a failure, from the innermost cause that has one: `ECONNRESET` says more than `UND_ERR_SOCKET`. */
export function failureCode(error: unknown): string | undefined {
  for (const cause of causesOf(error).reverse()) {
    const { code } = cause;
    if (typeof code === "string") return code;
  }
  return undefined;
}

/** The fields that are read of a thrown value. */
type Thrown = Readonly<
  Partial<Record<"message" | "name" | "code" | "syscall" | "errno" | "status" | "cause" | "errors", unknown>>
>;

/** An error and its chain of causes, outermost first. At most eight, because causes can form a ring. */
export function causesOf(error: unknown): Thrown[] {
  const causes: Thrown[] = [];
  let next = error;
  while (typeof next === "object" && next !== null && causes.length < 8) {
    causes.push(next);
    next = fieldOf<Thrown, "cause">(next, "cause");
  }
  return causes;
}
