import { asNode, isNode, type Node } from "../document/node.ts";
import type { Source } from "../document/source.ts";
import { report, reportNeed, type Side, whyRemoved } from "../judge/comparison.ts";
import { compareDefaults, compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { compareRoot } from "../schemas/schema.ts";
import { compareContent } from "./bodies/content.ts";
import { compareHeaderSerialization } from "./serialization.ts";

/** Compares the headers of a response: callers receive them, or send them if the operation is a webhook. */
export function compareHeaders(side: Side, had: Node, has: Node): void {
  const { pair } = side;
  const isSent = side.direction === "send";
  const [before, after] = [headersOf(pair.old, had), headersOf(pair.new, has)];
  for (const [name, header] of before) {
    const headerSide: Side = { ...side, name: `the header \`${name}\` of ${side.name}` };
    const other = after.get(name);
    if (other === undefined) {
      report(headerSide, {
        id: "response-header-removed",
        bump: "major",
        where: pair.old.pointer(header),
        detail: name,
        what: `${headerSide.name} was removed`,
        why: whyRemoved(side.direction),
      });
      continue;
    }
    const where = pair.new.pointer(other);
    if ((header.required === true) !== (other.required === true)) {
      reportNeed(headerSide, isSent ? "outgoing-header" : "response-header", other.required === true, where);
    }
    const isDeprecated = (one: Node): boolean => one.deprecated === true;
    compareDeprecated(headerSide, isDeprecated(header), isDeprecated(other), { where, place: headerSide.name });
    const isLeftOut = isSent && header.required !== true && other.required !== true;
    const spot = { where, place: headerSide.name };
    if (isLeftOut) compareDefaults(headerSide, pair.oldShape(header.schema), pair.newShape(other.schema), spot);
    compareHeaderSerialization(headerSide, header, other, where);
    compareRoot(headerSide, header.schema ?? true, other.schema ?? true);
    if (isNode(header.content) || isNode(other.content)) compareContent({ ...headerSide, isLeftOut }, header, other);
  }
  for (const [name, header] of after) {
    if (before.has(name)) continue;
    const what = `the header \`${name}\` of ${side.name} is new`;
    const where = pair.new.pointer(header);
    if (isSent && header.required === true) {
      const why = "callers do not send it yet";
      report(side, { id: "required-outgoing-header-added", bump: "major", where, what, why });
    } else {
      const why = isSent ? "callers may leave it out" : "callers who do not know it ignore it";
      report(side, { id: "response-header-added", bump: "minor", where, what, why });
    }
  }
}

function headersOf(source: Source, response: Node): Map<string, Node> {
  const entries = Object.entries(asNode(response.headers)).map(
    ([name, header]) => [name.toLowerCase(), asNode(source.follow(header))] as const,
  );
  // OpenAPI ignores a header of this name: `content` describes it.
  return new Map(entries.filter(([name]) => name !== "content-type"));
}
