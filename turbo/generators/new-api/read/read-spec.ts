import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { upgrade } from "@scalar/openapi-upgrader";
import { parseDocument } from "yaml";
import { bundleSpec, formProblems } from "../../../../scripts/generate/bundle.ts";
import { namesIn, nodeAt } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../editable.ts";
import { shown } from "../refuse/fault.ts";
import { operationAtPointer, type Request, refusal, shownPath } from "../refuse/refusal.ts";

/**
 * Reads a given spec, bundled with the files that it refers to, and upgraded from OpenAPI 3.0 to 3.1.
 *
 * @throws Error that names the problem of the file, and the fix
 */
export async function readSpec(request: Request): Promise<Editable> {
  const { file } = request;
  const name = shownPath(file);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${name} cannot be read (${error.code}): give the path of an OpenAPI document to --spec`);
  });
  // JSON is YAML.
  const parsed = parseDocument(text, { logLevel: "silent" });
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${name} is neither YAML nor JSON: ${problem.message.split("\n")[0]}`);
  const root: unknown = parsed.toJS();
  if (typeof root !== "object" || root === null)
    throw new Error(`${name} is not an OpenAPI document: it has no fields`);
  refuseVersion(name, root as Editable);
  await refuseForm(root as Editable, request);
  const bundled = structuredClone(await bundleSpec(file)) as unknown as Editable;
  return structuredClone(upgrade(bundled, "3.1")) as unknown as Editable;
}

function refuseVersion(name: string, { openapi, swagger }: Editable): void {
  if (swagger !== undefined) {
    throw new Error(
      `${name} is Swagger ${shown(swagger)}: convert it to OpenAPI 3.0 or 3.1 first, and check the result`,
    );
  }
  if (openapi === undefined) throw new Error(`${name} is not an OpenAPI document: it has no field "openapi"`);
  if (typeof openapi !== "string" || !/^3\.[01]\.\d+$/.test(openapi)) {
    throw new Error(
      `${name} is OpenAPI ${shown(openapi)}: only 3.0 and 3.1 are supported, so convert it first, and check the result`,
    );
  }
}

// Extensions that Redocly knows, such as `x-logo`: vendors use the same names for other things. A word of OpenAPI 3.0 that is replaced.
// Names of schemas that Redocly takes for paths.
const HARMLESS = /\/x-|\/nullable$|\/discriminator\/mapping\//;

/** A document of another form than OpenAPI's is not read any further: everything else relies on the form. */
async function refuseForm(root: Editable, request: Request): Promise<void> {
  const problems = (await formProblems(request.file)).filter(({ pointer = "" }) => !HARMLESS.test(pointer));
  if (problems.length === 0) return;
  const faults = problems.map(({ file, pointer, message }) => {
    const isOwn = resolve(file) === resolve(request.file);
    return {
      operation: isOwn && pointer !== undefined ? operationAtPointer(root, pointer) : shownPath(file),
      pointer,
      problem: `${message.replace(/\.$/, "")}${isOwn && /\$ref\.?$/.test(message) ? referenceAt(root, pointer) : ""}`,
    };
  });
  throw refusal(faults, request);
}

/** The reference at a place, for a message that does not name it. */
function referenceAt(root: Editable, pointer = ""): string {
  const node = nodeAt(root, namesIn(pointer)) as { $ref?: unknown } | undefined;
  return node?.$ref === undefined ? "" : ` ${shown(node.$ref)}`;
}
