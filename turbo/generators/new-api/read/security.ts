import { resolveRef } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "./read-spec.ts";

/** The ways to authenticate, as far as the runtime supports them. */
export interface Signing {
  /** Whether any operation takes a bearer token. */
  readonly token: boolean;
  /** Headers that carry a key. */
  readonly keyHeaders: readonly string[];
  /** Schemes that the runtime does not support: a description of each, by name. */
  readonly unmet: Readonly<Record<string, string>>;
}

/** How the operations of a document authenticate. Schemes that no operation asks for do not count. */
export function signingOf(document: Editable): Signing {
  const asked = namesAsked(document);
  const schemes = ((document.components as Editable | undefined)?.securitySchemes ?? {}) as Record<string, Editable>;
  const keyHeaders: string[] = [];
  const unmet: Record<string, string> = {};
  let token = false;
  for (const name of asked) {
    const scheme = schemes[name] && resolveRef<Editable>(document, schemes[name]);
    if (!scheme) unmet[name] = "a scheme that the spec does not define";
    else if (takesToken(scheme)) token = true;
    else if (
      scheme.type === "apiKey" &&
      scheme.in === "header" &&
      String(scheme.name).toLowerCase() !== "authorization"
    )
      keyHeaders.push(String(scheme.name));
    else unmet[name] = inWords(scheme);
  }
  return { token, keyHeaders: [...new Set(keyHeaders)], unmet };
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
      ([name, what]) => `The security scheme ${name} is ${what}: the runtime does not support it`,
    ),
    ...(token || keyHeaders.length > 0 || Object.keys(unmet).length > 0 ? [] : ["It requires no security"]),
  ];
}

function namesAsked(document: Editable): Set<string> {
  const operations = Object.values((document.paths ?? {}) as Record<string, Editable>).flatMap((item) =>
    Object.values(item).filter((value) => typeof value === "object" && value !== null && "responses" in value),
  ) as Editable[];
  const lists = [document.security, ...operations.map(({ security }) => security)];
  return new Set(
    lists.flatMap((list) => (Array.isArray(list) ? list : [])).flatMap((one) => Object.keys(one as object)),
  );
}

function takesToken({ type, scheme }: Editable): boolean {
  return (
    type === "oauth2" || type === "openIdConnect" || (type === "http" && String(scheme).toLowerCase() === "bearer")
  );
}

function inWords({ type, scheme, in: where, name }: Editable): string {
  if (type === "http") return `HTTP ${String(scheme)}`;
  return type === "apiKey" ? `a key in the ${String(where)} (${String(name)})` : String(type);
}
