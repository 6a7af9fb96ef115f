import { type Json, resolve } from "./document.js";

/** How our clients satisfy a security scheme. */
export type Signing = { readonly kind: "token" } | { readonly kind: "header"; readonly name: string };

// The runtime reserves this header for its token.
const RESERVED = "authorization";

/** How our clients satisfy this scheme: with the runtime's token, or with the caller's header. Undefined if they cannot. */
export function signingFor(document: Json, schemeName: string): Signing | undefined {
  const schemes = (document.components as Json | undefined)?.securitySchemes as Json | undefined;
  const scheme = resolve(document, schemes?.[schemeName]);
  if (scheme?.type === "oauth2" || scheme?.type === "openIdConnect") return { kind: "token" };
  if (scheme?.type === "http" && String(scheme.scheme).toLowerCase() === "bearer") return { kind: "token" };
  const name = String(scheme?.name).toLowerCase();
  const isHeader = scheme?.type === "apiKey" && scheme.in === "header" && name !== RESERVED;
  return isHeader ? { kind: "header", name } : undefined;
}

/** Whether a request's headers satisfy a scheme. */
export function isSignedBy(document: Json, schemeName: string, headers: Headers): boolean {
  const signing = signingFor(document, schemeName);
  if (signing?.kind === "header") return headers.has(signing.name);
  return signing?.kind === "token" && /^Bearer \S+$/i.test(headers.get("authorization") ?? "");
}

/** The alternative security requirements of an operation; empty if it needs none. */
export function securityOf(document: Json, operation: Json): readonly Json[] {
  const security = operation.security ?? document.security ?? [];
  return Array.isArray(security) ? security : [];
}
