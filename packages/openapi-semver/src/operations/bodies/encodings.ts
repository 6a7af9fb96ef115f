import { asNode, type Node } from "../../document/node.ts";
import type { Source } from "../../document/source.ts";
import { prefixOf, report, type Side } from "../../judge/comparison.ts";
import type { RawSchema, Shape } from "../../shape/shape.ts";
import type { ShapeOf } from "../../shape/shape-of.ts";
import { normalized } from "./media-types.ts";

/** Compares how the fields of a form are written. A default that is spelled out changes nothing. */
export function compareEncodings(side: Side, type: string, had: Node, has: Node): void {
  const { pair } = side;
  if (!/^multipart\/|^application\/x-www-form-urlencoded|\/\*/.test(type)) return;
  const [before, after] = [pair.oldShape(had.schema ?? true), pair.newShape(has.schema ?? true)];
  const isAlike = (field: string): boolean => {
    // A field that is new or gone is reported as such.
    if (before.properties.has(field) !== after.properties.has(field)) return true;
    const one = encodingOf(had, field, before, pair.oldShape, pair.old);
    const other = encodingOf(has, field, after, pair.newShape, pair.new);
    return pair.alike(one, other);
  };
  const fields = new Set([had, has].flatMap((media) => Object.keys(asNode(media.encoding))));
  const places = ["prefixEncoding", "itemEncoding"];
  if ([...fields].every(isAlike) && places.every((key) => pair.alike(had[key], has[key]))) return;
  report(side, {
    id: `${prefixOf(side.direction)}-encoding-changed`,
    bump: "major",
    where: pair.new.pointer(has.encoding, has, "encoding"),
    what: `${side.name} changed its \`encoding\``,
    why: "the effect of a changed `encoding` on callers is unknown",
  });
}

/** How a field is written, with every default. */
function encodingOf(media: Node, field: string, shape: Shape, shapeOf: ShapeOf, source: Source): Node {
  const stated = asNode(source.follow(asNode(media.encoding)[field]));
  const { style = "form", explode = style === "form", allowReserved = false, contentType, headers, ...others } = stated;
  const rest = Object.keys(asNode(headers)).length === 0 ? others : { ...others, headers };
  const types = typeof contentType === "string" ? contentType : defaultType(shape.properties.get(field), shapeOf);
  const written = types === undefined ? [] : types.split(",").map(normalized).sort();
  return { ...rest, style, explode, allowReserved, contentType: written };
}

/** The media type of a part without `contentType`; undefined if it depends on the value. */
function defaultType(raw: RawSchema, shapeOf: ShapeOf, depth = 0): string | undefined {
  const shape = shapeOf(raw ?? true);
  const types = [...(shape.types ?? [])].filter((type) => type !== "null");
  if (types.length === 0 || shape.unions.length > 0) return undefined;
  if (types.every((type) => type === "object")) return "application/json";
  if (types.every((type) => type === "array")) {
    return depth > 3 ? undefined : defaultType(shape.items, shapeOf, depth + 1);
  }
  if (types.includes("object") || types.includes("array")) return undefined;
  return shape.formats.some((format) => /^(binary|byte|base64)/.test(format))
    ? "application/octet-stream"
    : "text/plain";
}
