import { asNode, type Node } from "../../document/node.ts";
import type { Source } from "../../document/source.ts";

/** The media types of a body, written in one way. Since OpenAPI 3.2 a media type may be a reference. */
export function mediaTypes(source: Source, holder: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const [type, media] of Object.entries(asNode(holder.content))) {
    const name = normalized(type);
    found.set(found.has(name) ? type.toLowerCase() : name, asNode(source.follow(media)));
  }
  return found;
}

/** The media type itself, or the narrowest range that includes it: what is said there holds for it. */
export function governing(types: ReadonlyMap<string, Node>, type: string): string | undefined {
  if (types.has(type)) return type;
  return [...types.keys()].filter((range) => covers(range, type)).sort((one, other) => other.length - one.length)[0];
}

/** Whether a range such as `image/*` includes a type. */
export function covers(range: string, type: string): boolean {
  return range !== type && (range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1))));
}

/** A media type in lower case, without spaces and without a charset that changes nothing. */
export function normalized(type: string): string {
  const [name = "", ...parameters] = type.split(";").map((part) => part.trim());
  const essence = name.toLowerCase();
  const kept = parameters.flatMap((parameter) => {
    const [key = "", value = ""] = parameter.split("=").map((part) => part.trim());
    if (key === "") return [];
    const isCharset = key.toLowerCase() === "charset";
    // RFC 8259 defines no charset for JSON: it is always UTF-8.
    if (isCharset && (/[/+]json$/.test(essence) || /^"?utf-8"?$/i.test(value))) return [];
    const plain = value.replaceAll('"', "");
    return [`${key.toLowerCase()}=${isCharset ? plain.toLowerCase() : plain}`];
  });
  return [essence, ...kept.sort()].join("; ");
}

/** Whether a media type, or one that a range includes, is XML. */
export function mayBeXml(type: string): boolean {
  return /[/+]xml(;|$)|^(\*|application|text)\/\*/.test(type);
}
