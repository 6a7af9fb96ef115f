import { resolveRef } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../editable.ts";

/** The ways to authenticate, as far as the runtime supports them. */
export interface Signing {
  /** Whether any operation takes a bearer token. */
  readonly token: boolean;
  /** Headers that carry a key. */
  readonly keyHeaders: readonly string[];
  /** Schemes that the runtime does not support: a description of each, by name. */
  readonly unmet: Readonly<Record<string, string>>;
}

type Scheme =
  | { readonly kind: "token" }
  | { readonly kind: "header"; readonly name: string }
  | { readonly kind: "unmet"; readonly what: string };

/** How the operations of a document authenticate. Schemes that no operation asks for do not count. */
export function signingOf(document: Editable): Signing {
  const keyHeaders = new Set<string>();
  const unmet: Record<string, string> = {};
  let token = false;
  for (const name of namesAsked(document)) {
    const scheme = schemeOf(document, name);
    if (scheme.kind === "token") token = true;
    else if (scheme.kind === "header") keyHeaders.add(scheme.name);
    else unmet[name] = scheme.what;
  }
  return { token, keyHeaders: [...keyHeaders], unmet };
}

/** Why a client cannot meet any alternative of an operation's security, in words; undefined if it can. */
export function unmetSecurity(document: Editable, operation: Editable): string | undefined {
  const reasons = alternativesOf(document, operation).map((alternative) => {
    const schemes = Object.keys(alternative).map((name) => [name, schemeOf(document, name)] as const);
    const tokens = schemes.filter(([, { kind }]) => kind === "token").map(([name]) => name);
    const unmet = schemes.flatMap(([name, scheme]) => (scheme.kind === "unmet" ? [`${name} (${scheme.what})`] : []));
    return [...unmet, ...(tokens.length > 1 ? [`two tokens in one header (${tokens.join(" and ")})`] : [])].join(
      " and ",
    );
  });
  return reasons.length === 0 || reasons.includes("") ? undefined : reasons.join(", or ");
}

/** Notes for the keeper about the security of an imported document. */
export function securityNotes(document: Editable): string[] {
  const { token, keyHeaders, unmet } = signingOf(document);
  return [
    ...keyHeaders.map(
      (name) =>
        `The key goes into the header ${name} by the option \`headers\`: the runtime does not redact it in errors`,
    ),
    ...Object.entries(unmet).map(
      ([name, what]) =>
        `The security scheme ${name} is ${what}: the runtime does not support it, so callers use another`,
    ),
    ...(token || keyHeaders.length > 0 || Object.keys(unmet).length > 0
      ? []
      : ["It requires no security: if that is so, write `security: []` at the root"]),
  ];
}

/** The alternative security requirements of an operation; empty if it has none. */
function alternativesOf(document: Editable, operation: Editable): readonly Editable[] {
  const security = operation.security ?? document.security;
  return Array.isArray(security) ? security : [];
}

function namesAsked(document: Editable): Set<string> {
  const operations = Object.values((document.paths ?? {}) as Record<string, Editable>).flatMap((item) =>
    Object.values(item).filter((value) => typeof value === "object" && value !== null && "responses" in value),
  ) as Editable[];
  return new Set(operations.flatMap((operation) => alternativesOf(document, operation)).flatMap(Object.keys));
}

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function schemeOf(document: Editable, name: string): Scheme {
  const schemes = ((document.components as Editable | undefined)?.securitySchemes ?? {}) as Record<string, Editable>;
  const scheme = Object.hasOwn(schemes, name) && resolveRef<Editable>(document, schemes[name] as Editable);
  if (!scheme) return { kind: "unmet", what: "a scheme that the spec does not define" };
  const { type, in: where } = scheme;
  const header = String(scheme.name);
  if (takesToken(scheme)) return { kind: "token" };
  const isKey = type === "apiKey" && where === "header" && HEADER_NAME.test(header);
  return isKey && header.toLowerCase() !== "authorization"
    ? { kind: "header", name: header }
    : { kind: "unmet", what: inWords(scheme) };
}

function takesToken({ type, scheme }: Editable): boolean {
  return (
    type === "oauth2" || type === "openIdConnect" || (type === "http" && String(scheme).toLowerCase() === "bearer")
  );
}

function inWords({ type, scheme, in: where, name }: Editable): string {
  if (type === "http") return `HTTP ${String(scheme)}`;
  return type === "apiKey" ? `a key in the ${String(where)} ${String(name)}` : String(type);
}
