import { CliError } from "../../files/cli-error.js";
import { type Meaning, shown } from "./meaning.js";
import { firstUnseen } from "./trimmed.js";

// The pattern of HTML's e-mail field, with a dot in the domain.
const PLAIN =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;
// The same with letters and digits of all scripts.
const WIDE =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?)+$/u;

/** An e-mail address. Letters beyond ASCII are a note, because the server decides about them. */
export function readAddress(text: string): Meaning {
  const inside = /^(?:mailto:|.*<)([^<>\s]+@[^<>\s]+?)>?$/i.exec(text)?.[1];
  if (inside !== undefined) return { problem: `${shown(text)} is more than an address. Write ${inside} alone` };
  const unseen = firstUnseen(text);
  if (unseen !== undefined) {
    const what = unseen === " " ? "a space" : `an invisible character (${unseen})`;
    return { problem: `${shown(text)} has ${what} inside. Type the address anew` };
  }
  if (PLAIN.test(text)) return { value: text };
  if (WIDE.test(text)) {
    return { value: text, note: `${shown(text)} has letters beyond ASCII: the server decides whether it takes them` };
  }
  if (/@.*@|[,;]/.test(text)) {
    return { problem: `${shown(text)} is not one address. Write one address in each row` };
  }
  return { problem: `${shown(text)} is not an e-mail address. Write it like ada@example.com` };
}

/**
 * An address among the arguments.
 *
 * @throws CliError if it is none
 */
export function addressArgument(text: string): string {
  const meaning = readAddress(text);
  if ("problem" in meaning) throw new CliError("usage", `${meaning.problem}.`);
  return text;
}
