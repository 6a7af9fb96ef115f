import { lettersOf, type Secret } from "./secret.js";

// Five layers are guaranteed. The sixth is for the format that quotes the text, such as JSON.
const LAYERS = 6;

/**
 * Whether a text contains a secret, as it is or under layers of encodings. Each layer is decoded in every known way, and only
 * letters and digits are compared, so that neither punctuation nor line breaks matter.
 *
 * @param atEnd looks for the beginning of a secret at the end of the text instead
 */
export function containsSecret(text: string, secrets: readonly Secret[], atEnd: boolean): boolean {
  // A text that decodes into a far longer one counts as containing a secret.
  let work = Math.min(text.length, 1_000_000) * 8 + 2_000;
  let views = new Set([text]);
  for (let layer = 0; layer <= LAYERS; layer += 1) {
    const inner = new Set<string>();
    for (const view of views) {
      const letters = lettersOf(view);
      const isFound = ({ text, mark }: Secret): boolean =>
        atEnd ? endsWithin(letters, mark) : view.includes(text) || (mark !== "" && letters.includes(mark));
      work -= view.length;
      if (work < 0 || secrets.some(isFound)) return true;
      for (const opened of openings(view)) if (opened) inner.add(opened);
      inner.delete(view);
    }
    views = inner;
  }
  return false;
}

/** Whether a text ends with the first four or more letters of a mark. A cut escape may leave up to five letters behind them. */
function endsWithin(text: string, mark: string): boolean {
  for (let length = mark.length; length > 3; length -= 1) {
    if (text.slice(-length - 5).includes(mark.slice(0, length))) return true;
  }
  return false;
}

/** The text decoded from each encoding that it may be in. */
function openings(view: string): string[] {
  const base64 = `${view
    .replace(/[^\w+/-]+/g, "")
    .replace(/-/g, "+")
    .replace(/_/g, "/")}AAA`;
  const hex = view.replace(/\b0x|[^0-9a-f]+/gi, "");
  return [
    unescape(view),
    fromString(view),
    fromHtml(view),
    // Where the encoded part begins is not known, so every offset is tried.
    ...[0, 1, 2, 3].map((at) => readable(atob(base64.slice(at, base64.length - ((base64.length - at) % 4))))),
    ...[0, 1].map((at) => readable(unescape(hex.slice(at).replace(/../g, "%$&")))),
  ];
}

/** Decodes the escapes of a JSON or JavaScript string. */
function fromString(text: string): string {
  return text.replace(/\\(?:(?:u00|u\{0*|x)(..)|[bfnrt]|(.))/gi, (_, hex, other) =>
    hex ? character(`x${hex}`) : (other ?? ""),
  );
}

// The named characters that other encodings use. The names of all others are dropped: those characters are no letters.
const NAMES: Readonly<Record<string, string>> = {
  amp: "&",
  num: "#",
  semi: ";",
  percnt: "%",
  bsol: "\\",
  plus: "+",
  sol: "/",
  lowbar: "_",
};

function fromHtml(text: string): string {
  return text.replace(/&(?:#(x[0-9a-f]+|\d+);?|(\w+);)/gi, (_, code, name) =>
    code ? character(code) : (NAMES[name] ?? ""),
  );
}

function character(code: string): string {
  return String.fromCharCode(Number(`0${code}`));
}

/** The readable text among bytes, without the zeros of UTF-16. A wrong guess of the encoding leaves next to nothing. */
function readable(bytes: string): string {
  return (bytes.match(/[\0\s!-~]{4,}/g) ?? []).join("\n").replaceAll("\0", "");
}
