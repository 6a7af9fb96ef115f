import { asNode, type Node } from "../document/node.ts";
import { report, type Side } from "../judge/comparison.ts";
import { compareSchemas } from "../schemas/schema.ts";

/** Compares the media types of a body, and the schema in each. */
export function compareContent(side: Side, had: Node, has: Node): void {
  const { pair, direction } = side;
  const [before, after] = [mediaTypes(had), mediaTypes(has)];
  const where = pair.new.pointer(has.content, has, "content");
  for (const [type, media] of before) {
    const other = after.get(type);
    if (other !== undefined) compareMedia(side, media, other);
    else if (direction === "send" && [...after.keys()].some((range) => covers(range, type))) {
      const why = "what callers send today is still taken";
      report(side, { bump: "minor", where, what: `${side.name} takes more than \`${type}\``, why });
    } else {
      const why =
        direction === "send" ? "callers who send it are refused" : "callers who read it receive something else";
      report(side, { bump: "major", where, what: `${side.name} is no longer \`${type}\``, why });
    }
  }
  for (const type of after.keys()) {
    if (before.has(type)) continue;
    if (direction === "send") {
      const isPartOf = [...before.keys()].some((range) => covers(range, type));
      const why = "what callers send today is still taken";
      if (!isPartOf) report(side, { bump: "minor", where, what: `${side.name} can be \`${type}\``, why });
    } else {
      const why = "callers may receive what they do not read";
      report(side, { bump: "major", where, what: `${side.name} can be \`${type}\``, why });
    }
  }
}

/** The media types of a body, in lower case. */
export function mediaTypes(holder: Node): Map<string, Node> {
  return new Map(Object.entries(asNode(holder.content)).map(([type, media]) => [type.toLowerCase(), asNode(media)]));
}

/** Whether a range such as `image/*` includes a type. */
function covers(range: string, type: string): boolean {
  return range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
}

/** The encodings of a body's fields, without what is so by default. */
function encodingOf(media: Node): Node {
  const told = Object.entries(asNode(media.encoding)).map(([field, value]) => {
    const { style = "form", explode = style === "form", allowReserved = false, ...rest } = asNode(value);
    return [field, JSON.stringify({ ...rest, style, explode, allowReserved })] as const;
  });
  const plain = JSON.stringify({ style: "form", explode: true, allowReserved: false });
  return Object.fromEntries(told.filter(([, text]) => text !== plain));
}

function compareMedia(side: Side, had: Node, has: Node): void {
  if (!side.pair.alike(encodingOf(had), encodingOf(has))) {
    const why = "what a change of `encoding` means to callers cannot be told";
    const where = side.pair.new.pointer(has.encoding, has, "encoding");
    report(side, { bump: "major", where, what: `${side.name} changed its \`encoding\``, why });
  }
  compareSchemas(side, had.schema ?? true, has.schema ?? true, "");
}
