import type { Node } from "../../document/node.ts";
import { report, type Side, spot } from "../../judge/comparison.ts";
import { compareDefaults } from "../../judge/defaults-and-deprecations.ts";
import type { SpecChangeId } from "../../judge/spec-changes.ts";
import { comparePart, compareRoot } from "../../schemas/schema.ts";
import { compareEncodings } from "./encodings.ts";
import { schemaOf } from "./files.ts";
import { covers, governing, mayBeXml, mediaTypes } from "./media-types.ts";

type Media = ReadonlyMap<string, Node>;

/**
 * Compares the media types of a body, and the schema of each. A type that is not listed is governed by the narrowest
 * range that includes it.
 */
export function compareContent(side: Side, had: Node, has: Node): void {
  const [before, after] = [mediaTypes(side.pair.old, had), mediaTypes(side.pair.new, has)];
  const where = side.pair.new.pointer(has.content, has, "content");
  for (const [type, media] of before) {
    const other = governing(after, type);
    if (other !== undefined) compareMedia(side, other, media, after.get(other) ?? {});
    reportLost(side, before, after, type, where);
  }
  for (const [type, media] of after) {
    const other = governing(before, type);
    if (other !== undefined && other !== type) compareMedia(side, type, before.get(other) ?? {}, media);
    if (other === undefined) reportNew(side, type, where);
  }
}

/** Reports a media type that is no longer listed, if that matters. */
function reportLost(side: Side, before: Media, after: Media, type: string, where: string): void {
  const tell = (id: SpecChangeId, bump: "minor" | "major", what: string, why: string): void =>
    report(side, { id, bump, where, detail: type, what: `${side.name} ${what}`, why });
  const other = governing(after, type);
  if (other === type) return;
  if (side.direction === "send") {
    if (other === undefined) {
      tell("request-media-type-removed", "major", `is no longer \`${type}\``, "callers who send it are rejected");
    } else if (!before.has(other)) {
      const why = "everything that callers send today is still accepted";
      tell("request-media-type-widened", "minor", `accepts more than \`${type}\``, why);
    }
  } else if (other === undefined && [...after.keys()].some((one) => covers(type, one))) {
    const why = "callers receive only media types that they already expected";
    tell("response-media-type-narrowed", "minor", `is no longer any \`${type}\``, why);
  } else if (other === undefined) {
    const why = "callers who read it receive something else";
    tell("response-media-type-removed", "major", `is no longer \`${type}\``, why);
  }
}

/** Reports a media type that neither was listed nor was in a range. */
function reportNew(side: Side, type: string, where: string): void {
  const isSent = side.direction === "send";
  report(side, {
    id: isSent ? "request-media-type-added" : "response-media-type-added",
    bump: isSent ? "minor" : "major",
    where,
    detail: type,
    what: `${side.name} can be \`${type}\``,
    why: isSent
      ? "everything that callers send today is still accepted"
      : "callers may receive a media type that they cannot read",
  });
}

function compareMedia(outer: Side, type: string, had: Node, has: Node): void {
  // What was compared as JSON may still differ as XML.
  const side: Side = mayBeXml(type) ? { ...outer, pair: outer.pair.asXml, met: new Map() } : outer;
  compareEncodings(side, type, had, has);
  const [old, now] = [schemaOf(type, had), schemaOf(type, has)];
  compareRoot(side, old, now);
  if (side.isLeftOut) {
    const [before, after] = [side.pair.oldShape(old), side.pair.newShape(now)];
    compareDefaults(side, before, after, { where: spot(side, after, before), place: side.name });
  }
  // Since OpenAPI 3.2: the schema of each item of a stream.
  if (had.itemSchema === undefined && has.itemSchema === undefined) return;
  comparePart(side, had.itemSchema ?? true, has.itemSchema ?? true, "[]");
}
