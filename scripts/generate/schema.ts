// The only importer of openapi-typescript. Upstream is frozen: it is pinned, and what it writes is committed and tested.
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { SpecDocument } from "../lib/spec-document.ts";

/** The types of a document: `paths`, `components`, `operations`. */
export async function schemaSource(document: SpecDocument): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as never, {
    transform: (schema) => openEnum(schema as Record<string, unknown>),
    // Examples belong to the spec; in the types they would only be noise.
    excludeDeprecated: false,
    silent: true,
  });
  return astToString(nodes);
}

/** An open enum: the known values for completion, and any other of the type, for a server may grow. */
function openEnum(schema: Record<string, unknown>): ts.TypeNode | undefined {
  const known = schema["x-extensible-enum"];
  if (!Array.isArray(known)) return undefined;
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const base = types.includes("string") ? ts.SyntaxKind.StringKeyword : ts.SyntaxKind.NumberKeyword;
  const { factory } = ts;
  const literals = known.map((value) =>
    factory.createLiteralTypeNode(
      typeof value === "string" ? factory.createStringLiteral(value) : factory.createNumericLiteral(Number(value)),
    ),
  );
  const rest = factory.createParenthesizedType(
    factory.createIntersectionTypeNode([factory.createKeywordTypeNode(base), factory.createTypeLiteralNode([])]),
  );
  const nothing = types.includes("null") ? [factory.createLiteralTypeNode(factory.createNull())] : [];
  return factory.createUnionTypeNode([...literals, rest, ...nothing]);
}
