/**
 * A short text that matches a regular expression. It understands literals, classes, groups, alternatives and counts; for any
 * other pattern, the result is undefined.
 */
export function textFor(pattern: string): string | undefined {
  const reader = { text: pattern, at: 0 };
  try {
    const made = alternatives(reader);
    return new RegExp(pattern, "u").test(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

const CLASSES: Readonly<Record<string, string>> = { d: "1", w: "a", s: " ", D: "a", W: "-", S: "a", b: "", B: "" };
// For a class in brackets, the first of these characters that it allows is used.
const CANDIDATES = "aA1bcdefBCDEF023456789-_.+#:/@ ~".split("");

// Returns a text for the first alternative.
function alternatives(reader: Reader): string {
  let first: string | undefined;
  let made = "";
  while (reader.at < reader.text.length && reader.text[reader.at] !== ")") {
    if (reader.text[reader.at] === "|") {
      first ??= made;
      made = "";
      reader.at += 1;
    } else {
      made += repeated(reader);
    }
  }
  return first ?? made;
}

function repeated(reader: Reader): string {
  const start = atom(reader);
  const rest = reader.text.slice(reader.at);
  const [count = ""] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest) ?? [];
  reader.at += count.length;
  if (count === "" || count.startsWith("+")) return start;
  if (count.startsWith("*") || count.startsWith("?")) return "";
  return start.repeat(Number(/\d+/.exec(count)?.[0]));
}

function atom(reader: Reader): string {
  const sign = reader.text[reader.at] ?? "";
  reader.at += 1;
  if (sign === "^" || sign === "$") return "";
  if (sign === ".") return "a";
  if (sign === "[") return bracket(reader);
  if (sign === "\\") return escaped(reader);
  return sign === "(" ? group(reader) : sign;
}

function group(reader: Reader): string {
  const [kind = ""] = /^\?(?::|=|!|<=|<!|<\w+>)/.exec(reader.text.slice(reader.at)) ?? [];
  reader.at += kind.length;
  const inside = alternatives(reader);
  reader.at += 1;
  // A look-around consumes nothing. The whole text is checked against it at the end.
  return /^\?<?[=!]/.test(kind) ? "" : inside;
}

function escaped(reader: Reader): string {
  const sign = reader.text[reader.at] ?? "";
  reader.at += 1;
  return CLASSES[sign] ?? sign;
}

function bracket(reader: Reader): string {
  const from = reader.at - 1;
  while (reader.at < reader.text.length && reader.text[reader.at] !== "]") {
    reader.at += reader.text[reader.at] === "\\" ? 2 : 1;
  }
  reader.at += 1;
  const one = new RegExp(`^${reader.text.slice(from, reader.at)}$`, "u");
  return CANDIDATES.find((candidate) => one.test(candidate)) ?? "";
}
