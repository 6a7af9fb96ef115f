import { asNode, type Node } from "../document/node.ts";
import { prefixOf, report, type Side } from "../judge/comparison.ts";
import { compareSchemas } from "../schemas/schema.ts";

/** Compares the media types of a body, and the schema of each. */
export function compareContent(side: Side, had: Node, has: Node): void {
  const { pair, direction } = side;
  const isSent = direction === "send";
  const [before, after] = [mediaTypes(had), mediaTypes(has)];
  const where = pair.new.pointer(has.content, has, "content");
  const stillAccepted = "everything that callers send today is still accepted";
  for (const [type, media] of before) {
    const other = after.get(type);
    if (other !== undefined) compareMedia(side, media, other);
    else if (isSent && [...after.keys()].some((range) => covers(range, type))) {
      const what = `${side.name} accepts more than \`${type}\``;
      report(side, { id: "request-media-type-widened", bump: "minor", where, detail: type, what, why: stillAccepted });
    } else {
      report(side, {
        id: isSent ? "request-media-type-removed" : "response-media-type-removed",
        bump: "major",
        where,
        detail: type,
        what: `${side.name} is no longer \`${type}\``,
        why: isSent ? "callers who send it are rejected" : "callers who read it receive something else",
      });
    }
  }
  for (const type of after.keys()) {
    if (before.has(type)) continue;
    const what = `${side.name} can be \`${type}\``;
    if (!isSent) {
      const why = "callers may receive a media type that they cannot read";
      report(side, { id: "response-media-type-added", bump: "major", where, detail: type, what, why });
    } else if (![...before.keys()].some((range) => covers(range, type))) {
      report(side, { id: "request-media-type-added", bump: "minor", where, detail: type, what, why: stillAccepted });
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

/** The encodings of a body's fields, without those that equal the default. */
function encodingOf(media: Node): Node {
  const stated = Object.entries(asNode(media.encoding)).map(([field, value]) => {
    const { style = "form", explode = style === "form", allowReserved = false, ...rest } = asNode(value);
    return [field, JSON.stringify({ ...rest, style, explode, allowReserved })] as const;
  });
  const plain = JSON.stringify({ style: "form", explode: true, allowReserved: false });
  return Object.fromEntries(stated.filter(([, text]) => text !== plain));
}

function compareMedia(side: Side, had: Node, has: Node): void {
  if (!side.pair.alike(encodingOf(had), encodingOf(has))) {
    report(side, {
      id: `${prefixOf(side.direction)}-encoding-changed`,
      bump: "major",
      where: side.pair.new.pointer(has.encoding, has, "encoding"),
      what: `${side.name} changed its \`encoding\``,
      why: "the effect of a changed `encoding` on callers is unknown",
    });
  }
  compareSchemas(side, had.schema ?? true, has.schema ?? true, "");
}
