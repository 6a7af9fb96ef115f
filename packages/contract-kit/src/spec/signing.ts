import { type Json, resolve } from "./document.js";

/** How a client of ours meets a security scheme; undefined if it cannot. */
export type Signing = { readonly kind: "token" } | { readonly kind: "header"; readonly name: string };

// The runtime keeps it for its token.
const RESERVED = "authorization";

/** How a scheme of the document can be met: a token for the runtime to send, or a key in a header of the caller's. */
export function signingFor(document: Json, schemeName: string): Signing | undefined {
  const schemes = (document.components as Json | undefined)?.securitySchemes as Json | undefined;
  const scheme = resolve(document, schemes?.[schemeName]);
  if (scheme?.type === "oauth2" || scheme?.type === "openIdConnect") return { kind: "token" };
  if (scheme?.type === "http" && String(scheme.scheme).toLowerCase() === "bearer") return { kind: "token" };
  const name = String(scheme?.name).toLowerCase();
  const isHeader = scheme?.type === "apiKey" && scheme.in === "header" && name !== RESERVED;
  return isHeader ? { kind: "header", name } : undefined;
}

/** Whether a request's headers meet a scheme. */
export function isSignedBy(document: Json, schemeName: string, headers: Headers): boolean {
  const signing = signingFor(document, schemeName);
  if (signing?.kind === "header") return headers.has(signing.name);
  return signing?.kind === "token" && /^Bearer \S+$/i.test(headers.get("authorization") ?? "");
}

/** The alternatives of an operation's security; empty if it is open to all. */
export function securityOf(document: Json, operation: Json): readonly Json[] {
  const security = operation.security ?? document.security ?? [];
  return Array.isArray(security) ? security : [];
}
