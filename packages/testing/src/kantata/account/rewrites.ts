import type { OptionKind } from "../../checks/check-options.js";
import { wholeFrom } from "../../checks/kinds.js";

/** How the server changes an address or a name before it stores it. */
export interface Rewrites {
  readonly address?: readonly AddressRewrite[] | undefined;
  readonly name?: NameRewrite | undefined;
}

/**
 * - `lower`: to lower case
 * - `nfc`: to the composed Unicode form
 * - `punycode`: an international domain to its ASCII form in the DNS
 * - `visible`: removes white space and invisible characters
 * - `tag`: removes a plus sign and everything after it, up to the @
 * - `dots`: removes dots before the @
 */
export type AddressRewrite = "lower" | "nfc" | "punycode" | "visible" | "tag" | "dots";

/** `upper` and `lower` change the case of a name; a number cuts it after that many characters. */
export type NameRewrite = "upper" | "lower" | number;

export const ADDRESS_REWRITES: readonly AddressRewrite[] = ["lower", "nfc", "punycode", "visible", "tag", "dots"];

const LENGTH = wholeFrom(1);

export const REWRITE_KINDS: Readonly<Record<keyof Rewrites, OptionKind>> = {
  address: { each: ADDRESS_REWRITES },
  name: {
    wanted: `"upper", "lower" or ${LENGTH.wanted}`,
    is: (value) => value === "upper" || value === "lower" || LENGTH.is(value),
  },
};

export function rewriteAddress(address: string, rewrites: readonly AddressRewrite[] = []): string {
  const at = address.lastIndexOf("@");
  if (at < 0) return address;
  let local = address.slice(0, at);
  let domain = address.slice(at + 1);
  for (const rewrite of rewrites) {
    if (rewrite === "lower") [local, domain] = [local.toLowerCase(), domain.toLowerCase()];
    else if (rewrite === "nfc") [local, domain] = [local.normalize("NFC"), domain.normalize("NFC")];
    else if (rewrite === "punycode") domain = new URL(`http://${domain}`).hostname;
    else if (rewrite === "visible") local = local.replace(/[\s\u200b-\u200d\u2060\ufeff]/gu, "");
    else if (rewrite === "tag") local = local.replace(/\+.*/, "");
    else local = local.replaceAll(".", "");
  }
  return `${local}@${domain}`;
}

export function rewriteName(name: string, rewrite: NameRewrite | undefined): string {
  if (typeof rewrite === "number") return name.slice(0, rewrite);
  if (rewrite === "upper") return name.toUpperCase();
  return rewrite === "lower" ? name.toLowerCase() : name;
}
