// White space and invisible characters. Servers drop them, and mail programs ignore them.
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * The form in which `createMany` compares addresses: no invisible characters, lower case, NFC, and the domain as in the DNS.
 * Two inputs with the same form count as the same person. Empty for anything that is not a string, such as an address that is
 * hidden from the viewer.
 */
export function addressKey(address: unknown): string {
  if (typeof address !== "string") return "";
  const [local, domain] = partsOf(address.replace(UNSEEN, "").toLowerCase().normalize());
  return domain === undefined ? local : `${local}@${hostOf(domain)}`;
}

/** An address without its tag, dots, punctuation and accents, which servers may drop. Takes an address key. */
function looseAddress(key: string): string {
  const [local, domain] = partsOf(key);
  return `${letters(local.replace(/\+.*/, "")) || local}@${domain}`;
}

/** The forms in which an input and a row are compared. */
export interface Keys {
  readonly address: string;
  /** The address without the parts that servers may drop. */
  readonly loose: string;
  readonly name: string;
}

export function keysOf(person: { readonly email_address?: unknown; readonly full_name?: unknown }): Keys {
  const address = addressKey(person.email_address);
  return { address, loose: looseAddress(address), name: nameKey(person.full_name) };
}

/** Whether a server can have turned `from` into `to` by dropping characters of the local part. Both are address keys. */
export function isReduced(from: string, to: string): boolean {
  const [local] = partsOf(from.normalize("NFKD"));
  let at = 0;
  return [...(partsOf(to.normalize("NFKD"))[0] ?? "")].every((character) => {
    at = local.indexOf(character, at) + 1;
    return at > 0;
  });
}

/** The form in which names are compared: letters and digits only. */
function nameKey(name: unknown): string {
  return typeof name === "string" ? letters(name) || name.trim() : "";
}

/** Whether a server can have cut one name key short to give the other. */
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
    // Creating a URL is slow, and domains in plain ASCII need none.
    const host = /^[\w.-]*$/.test(domain) ? domain : new URL(`http://${domain}`).hostname;
    return host.replace(/\.$/, "");
  } catch {
    return domain;
  }
}
