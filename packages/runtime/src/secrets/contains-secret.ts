import { lettersOf, type Secret } from "./secret.js";

// Five are promised; one more for what a text stands in.
const LAYERS = 6;

/**
 * Whether a text shows a secret: as it is, or under layers of encodings. Each layer is taken off in every way there is, and
 * only letters and digits are compared, so that it does not matter how the rest is written, or where lines are broken.
 *
 * @param atEnd look for the beginning of a secret at the end of the text instead
 */
export function containsSecret(text: string, secrets: readonly Secret[], atEnd: boolean): boolean {
  // A text that unfolds into far more than itself is taken to show one.
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

/** Whether a text ends within a mark, of which at least four letters are there. A cut escape may leave five letters more. */
function endsWithin(text: string, mark: string): boolean {
  for (let length = mark.length; length > 3; length -= 1) {
    if (text.slice(-length - 5).includes(mark.slice(0, length))) return true;
  }
  return false;
}

/** What is within a text, by each encoding that it may be in. */
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
    // Where it begins is not known.
    ...[0, 1, 2, 3].map((at) => readable(atob(base64.slice(at, base64.length - ((base64.length - at) % 4))))),
    ...[0, 1].map((at) => readable(unescape(hex.slice(at).replace(/../g, "%$&")))),
  ];
}

/** Reads a text as what stands in a string of JSON or JavaScript. */
function fromString(text: string): string {
  return text.replace(/\\(?:(?:u00|u\{0*|x)(..)|[bfnrt]|(.))/gi, (_, hex, other) =>
    hex ? character(`x${hex}`) : (other ?? ""),
  );
}

// The names that stand for a character of another encoding. What stands for any other leaves no letter behind.
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

/** What is text among bytes: a wrong guess gives next to none. The zeros of UTF-16 go. */
function readable(bytes: string): string {
  return (bytes.match(/[\0\s!-~]{4,}/g) ?? []).join("\n").replaceAll("\0", "");
}
