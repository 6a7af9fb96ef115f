import fc from "fast-check";

/** Encodings of a text, written independently of the code that finds secrets. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString("base64"),
  "base64 in an address": (text) => Buffer.from(text).toString("base64url"),
  "base64 in lines": (text) => Buffer.from(text).toString("base64").replace(/.{16}/g, "$&\r\n"),
  "base64 of UTF-16": (text) => Buffer.from(text, "utf16le").toString("base64"),
  Basic: (text) => Buffer.from(`client-1:${text}`).toString("base64"),
  "Basic with another id": (text) => Buffer.from(`client-12:${text}`).toString("base64url"),
  hex: (text) => Buffer.from(text).toString("hex"),
  "hex in upper case": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "hex with colons": (text) => Buffer.from(text).toString("hex").replace(/..\B/g, "$&:"),
  "hex of C": (text) => Buffer.from(text).toString("hex").replace(/../g, "0x$&,"),
  "an address": encodeURIComponent,
  "a form": (text) => new URLSearchParams({ t: text }).toString().slice(2),
  "percent signs": (text) => each(text, (code) => `%${code.toString(16).padStart(2, "0")}`),
  "percent signs in upper case": (text) => each(text, (code) => `%${code.toString(16).toUpperCase().padStart(2, "0")}`),
  HTML: (text) => text.replace(/[&<>"']/g, (character) => `&${NAMES[character]};`),
  "HTML by names": (text) => text.replace(/[!-/:-@[-`{-~]/g, (character) => nameOf(character)),
  "HTML by numbers": (text) => each(text, (code) => `&#${code};`),
  "HTML by hex numbers": (text) => each(text, (code) => `&#x${code.toString(16)};`),
  "HTML by long hex numbers": (text) => each(text, (code) => `&#X${code.toString(16).toUpperCase().padStart(6, "0")};`),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  "JSON by numbers": (text) => each(text, (code) => `\\u${code.toString(16).padStart(4, "0")}`),
  JavaScript: (text) => each(text, (code) => `\\x${code.toString(16).padStart(2, "0")}`),
};

const NAMES: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "apos",
  "#": "num",
  "%": "percnt",
  "+": "plus",
  "/": "sol",
  ";": "semi",
  "\\": "bsol",
  _: "lowbar",
  "=": "equals",
};

function nameOf(character: string): string {
  const name = NAMES[character];
  return name ? `&${name};` : character;
}

function each(text: string, write: (code: number) => string): string {
  return [...text].map((character) => write(character.charCodeAt(0))).join("");
}

/** A text in a random chain of encodings. */
export function encoded(text: string): fc.Arbitrary<{ readonly how: readonly string[]; readonly text: string }> {
  return fc
    .array(fc.constantFrom(...Object.keys(encodings)), { minLength: 1, maxLength: 5 })
    .map((how) => ({ how, text: how.reduce((inner, name) => encodings[name]?.(inner) ?? inner, text) }))
    .filter((it) => it.text.length < 2_000);
}

/** Tokens of visible ASCII with at least four letters or digits: those with fewer are found only unencoded. */
export const tokens: fc.Arbitrary<string> = fc
  .string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 8,
    maxLength: 40,
  })
  .filter((token) => token.replace(/[^a-z0-9]/gi, "").length > 3);
