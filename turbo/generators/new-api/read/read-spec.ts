import { readFile } from "node:fs/promises";
import { upgrade } from "@scalar/openapi-upgrader";
import { parseDocument } from "yaml";
import { bundleSpec } from "../../../../scripts/generate/bundle.ts";

/** A document that is being changed. */
export type Editable = Record<string, unknown>;

/**
 * Reads a given spec, bundled with the files that it refers to, and upgraded from OpenAPI 3.0 to 3.1.
 *
 * @throws Error that names the problem of the file, and the fix
 */
export async function readSpec(file: string): Promise<Editable> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${error.code}): give the path of an OpenAPI document to --spec`);
  });
  // JSON is YAML.
  const parsed = parseDocument(text, { logLevel: "silent" });
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${file} is neither YAML nor JSON: ${problem.message.split("\n")[0]}`);
  const root: unknown = parsed.toJS();
  if (typeof root !== "object" || root === null)
    throw new Error(`${file} is not an OpenAPI document: it has no fields`);
  const { openapi, swagger } = root as { openapi?: unknown; swagger?: unknown };
  if (swagger !== undefined) {
    throw new Error(
      `${file} is Swagger ${String(swagger)}: convert it to OpenAPI 3.0 or 3.1 first, and check the result`,
    );
  }
  if (openapi === undefined) throw new Error(`${file} is not an OpenAPI document: it has no field "openapi"`);
  if (!/^3\.[01]\.\d+$/.test(String(openapi))) {
    throw new Error(`${file} is OpenAPI ${String(openapi)}: only 3.0 and 3.1 are supported`);
  }
  const bundled = structuredClone(await bundleSpec(file)) as unknown as Editable;
  return structuredClone(upgrade(bundled, "3.1")) as unknown as Editable;
}
