import { boundSayerOf, type Side } from "../judge/comparison.ts";
import type { Shape } from "../shape/shape.ts";

/** Formats with those that allow more. */
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

/** Compares formats and patterns. Between two patterns no tool can tell which allows more. */
export function compareText(side: Side, before: Shape, after: Shape, path: string): void {
  const say = boundSayerOf(side, before, after, path);
  // A caller sends a file where there was a string, or the other way round.
  const isFile = (shape: Shape): boolean => shape.formats.includes("binary");
  if (side.direction === "send" && isFile(before) !== isFile(after)) {
    say("narrower", isFile(after) ? "is a file now" : "is no longer a file", "callers send something else");
    return;
  }
  const compare = (
    kind: string,
    had: readonly string[],
    has: readonly string[],
    isWider: (one: string, other: string) => boolean,
  ): void => {
    const gone = had.filter((one) => !has.includes(one));
    const come = has.filter((one) => !had.includes(one));
    if (gone.length > 0 && come.length > 0) {
      const becomes = come.every((one) => gone.some((other) => isWider(other, one))) ? "wider" : "narrower";
      const why =
        becomes === "wider" ? undefined : `whether the new ${kind} takes all that the old one took cannot be told`;
      say(becomes, `changed its ${kind} from ${quote(gone)} to ${quote(come)}`, why);
    } else if (come.length > 0) say("narrower", `must have the ${kind} ${quote(come)}`);
    else if (gone.length > 0) say("wider", `need no longer have the ${kind} ${quote(gone)}`);
  };
  compare("format", before.formats, after.formats, (one, other) => WIDER[one]?.includes(other) ?? false);
  compare("pattern", before.patterns, after.patterns, () => false);
}

function quote(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(" and ");
}
