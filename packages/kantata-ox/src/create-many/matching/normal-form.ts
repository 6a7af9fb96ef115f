// White space and characters that nobody sees: servers drop them, and mail programs never mind them.
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * The form by which addresses are compared: no invisible characters, one letter case, NFC, and the domain as in the DNS.
 * Empty for anything that is not an address, such as one that the viewer may not see.
 */
function addressKey(address: unknown): string {
  if (typeof address !== "string") return "";
  const [local, domain] = partsOf(address.replace(UNSEEN, "").toLowerCase().normalize());
  return domain === undefined ? local : `${local}@${hostOf(domain)}`;
}

/** What is left of an address when a server drops its tag, dots, punctuation and accents. Takes an address key. */
function looseAddress(key: string): string {
  const [local, domain] = partsOf(key);
  return `${letters(local.replace(/\+.*/, "")) || local}@${domain}`;
}

/** The forms of an input or a row by which the two are compared. */
export interface Keys {
  readonly address: string;
  /** The address without what servers drop. */
  readonly loose: string;
  readonly name: string;
}

export function keysOf(person: { readonly email_address?: unknown; readonly full_name?: unknown }): Keys {
  const address = addressKey(person.email_address);
  return { address, loose: looseAddress(address), name: nameKey(person.full_name) };
}

/** Whether a server can have made the second address key of the first by dropping characters of the local part. */
export function isReduced(from: string, to: string): boolean {
  const [local] = partsOf(from.normalize("NFKD"));
  let at = 0;
  return [...(partsOf(to.normalize("NFKD"))[0] ?? "")].every((character) => {
    at = local.indexOf(character, at) + 1;
    return at > 0;
  });
}

/** The form by which names are compared: letters and digits alone. */
function nameKey(name: unknown): string {
  return typeof name === "string" ? letters(name) || name.trim() : "";
}

/** Whether one name key can be the other, cut short by a server. */
export function isCutName(a: string, b: string): boolean {
  return a !== "" && b !== "" && (a.startsWith(b) || b.startsWith(a));
}

function letters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function partsOf(address: string): [local: string, domain?: string] {
  const at = address.lastIndexOf("@");
  return at < 0 ? [address] : [address.slice(0, at), address.slice(at + 1)];
}

function hostOf(domain: string): string {
  try {
    // Most domains are ASCII, and need no URL.
    const host = /^[\w.-]*$/.test(domain) ? domain : new URL(`http://${domain}`).hostname;
    return host.replace(/\.$/, "");
  } catch {
    return domain;
  }
}
