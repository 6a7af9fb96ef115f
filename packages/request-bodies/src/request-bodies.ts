import { METHODS } from "../../openapi-semver/src/document/operations.ts";
import { resolveRef } from "../../openapi-semver/src/document/references.ts";

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** The JSON body of one operation. */
export interface RequestBody {
  readonly operationId: string;
  /** As the document has it: often a reference. */
  readonly schema: unknown;
}

/** The JSON bodies of a bundled document, in the order of its operations. */
export function requestBodies(document: object): RequestBody[] {
  const found: RequestBody[] = [];
  for (const item of Object.values((document as { paths?: Json }).paths ?? {})) {
    const operations = resolveRef<Json>(document, item as Json);
    for (const method of METHODS) {
      const { operationId, requestBody } = (operations[method] ?? {}) as { operationId?: string; requestBody?: Json };
      const { content } = resolveRef<Json>(document, requestBody ?? {}) as { content?: Readonly<Record<string, Json>> };
      const schema = content?.["application/json"]?.schema;
      if (operationId !== undefined && schema !== undefined) found.push({ operationId, schema });
    }
  }
  return found;
}

/** The name of the schema in `components` that a reference points to; undefined for anything else. */
export function schemaName(value: unknown): string | undefined {
  const { $ref } = (isJson(value) ? value : {}) as { $ref?: unknown };
  const name = typeof $ref === "string" ? /^#\/components\/schemas\/([A-Za-z_]\w*)$/.exec($ref)?.[1] : undefined;
  return name;
}

/** Whether a value is a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
