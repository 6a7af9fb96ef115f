// The only importer of openapi-typescript. Upstream is frozen, so its version is pinned, and its output is committed and tested.
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { resolveRef, type SpecDocument } from "../lib/project/spec-document.ts";

/** The types of a document: `paths`, `components`, `operations`. */
export async function schemaSource(document: SpecDocument): Promise<string> {
  const nodes = await openapiTS(withDescribedReferences(document) as never, {
    transform: (schema) => openEnum(schema as Record<string, unknown>),
    silent: true,
  });
  return astToString(nodes);
}

/** A copy in which properties that refer to a schema have its description, so that editors show it on the property. */
function withDescribedReferences(document: SpecDocument): SpecDocument {
  const copy = structuredClone(document);
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { properties } = value as { properties?: Record<string, { $ref?: unknown; description?: string }> };
    for (const property of Object.values(properties ?? {})) {
      if (typeof property?.$ref !== "string" || property.description !== undefined) continue;
      const { description } = resolveRef<{ description?: string }>(copy, { $ref: property.$ref });
      if (description !== undefined) property.description = description;
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(copy.components?.schemas);
  visit(copy.paths);
  return copy;
}

/** An open enum: the known values for completion, and any other value of the type, because the server may add some. */
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
