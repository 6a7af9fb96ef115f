import { limitReporter, placeName, report, type Side, spot } from "../judge/comparison.ts";
import type { Shape } from "../shape/shape.ts";

/** Formats, each with the formats that allow more. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  int32: ["int64", "float", "double"],
  int64: ["double"],
  float: ["double"],
  uri: ["uri-reference", "iri", "iri-reference"],
  "uri-reference": ["iri-reference"],
  iri: ["iri-reference"],
  email: ["idn-email"],
  hostname: ["idn-hostname"],
};

/** Ways to write bytes as text: the same bytes are another text in each. `byte` is base64. */
const ENCODINGS = new Set(["byte", "base64url", "base32", "base32hex", "base16", "quoted-printable"]);

/** Compares formats and patterns. No tool can tell which of two patterns allows more. */
export function compareFormatsAndPatterns(side: Side, before: Shape, after: Shape, path: string): void {
  const reportLimit = limitReporter(side, before, after, path);
  const isFile = (shape: Shape): boolean => shape.formats.includes("binary");
  if (side.direction === "send" && isFile(before) !== isFile(after)) {
    compareFile(side, before, after, path, isFile(after));
    return;
  }
  const compare = (
    kind: "format" | "pattern",
    had: readonly string[],
    has: readonly string[],
    isWider: (one: string, other: string) => boolean,
  ): void => {
    const removed = had.filter((one) => !has.includes(one));
    const added = has.filter((one) => !had.includes(one));
    const narrower = { becomes: "narrower", aspect: `${kind}-narrowed` } as const;
    const wider = { becomes: "wider", aspect: `${kind}-widened` } as const;
    const detail = `${quote(removed) || "none"} → ${quote(added) || "none"}`;
    if (removed.length > 0 && added.length > 0) {
      const what = `changed its ${kind} from ${quote(removed)} to ${quote(added)}`;
      if (side.direction === "receive" && [removed, added].every((some) => some.some((one) => ENCODINGS.has(one)))) {
        const why = "callers who decode it as before read something else";
        const where = spot(side, after, before);
        const told = { bump: "major", where, detail, what: `${placeName(side, path)} ${what}`, why } as const;
        report(side, { id: "response-keyword-changed", ...told });
      } else if (added.every((one) => removed.some((other) => isWider(other, one))))
        reportLimit({ ...wider, what, detail });
      else
        reportLimit({ ...narrower, what, detail, why: `the new ${kind} may reject values that the old one accepted` });
    } else if (added.length > 0) reportLimit({ ...narrower, what: `must have the ${kind} ${quote(added)}`, detail });
    else if (removed.length > 0)
      reportLimit({ ...wider, what: `need no longer have the ${kind} ${quote(removed)}`, detail });
  };
  compare("format", before.formats, after.formats, (one, other) => WIDER[one]?.includes(other) ?? false);
  compare("pattern", before.patterns, after.patterns, () => false);
}

function compareFile(side: Side, before: Shape, after: Shape, path: string, isFile: boolean): void {
  report(side, {
    id: isFile ? "request-became-file" : "request-no-longer-file",
    bump: "major",
    where: spot(side, after, before),
    what: `${placeName(side, path)} ${isFile ? "is a file now" : "is no longer a file"}`,
    why: "callers must send something else",
  });
}

function quote(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(" and ");
}
