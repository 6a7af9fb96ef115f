// Writes `src/generated/` of an API's package, or of the package of fakes, from the specs: `node scripts/generate/main.ts <package>`.
// Nothing else writes there.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { examplesSource } from "../../packages/testing/generate/examples-source.ts";
import { valuesSource } from "../../packages/testing/generate/values-source.ts";
import { packageDir, specFiles } from "../lib/project/workspace.ts";
import { readJson } from "../lib/text/read-json.ts";
import { bundleSpec } from "./bundle.ts";
import { documentSources } from "./document-sources.ts";
import { schemaSource } from "./schema-types.ts";

/** The package of fakes, and the APIs whose named examples it has. */
export const TESTING = "testing";
const FAKED = ["aveva-identity", "kantata-ox"];

/** The generated files of one package, by path within `src/generated`. */
export async function generate(api: string): Promise<Map<string, string>> {
  if (api === TESTING) return generateExamples();
  const files = new Map<string, string>();
  const specs = await specFiles(api);
  for (const spec of specs) {
    const document = await bundleSpec(spec);
    // An API with one spec has its files at the top, one with several has a folder per version.
    const folder = specs.length === 1 ? "" : `${basename(spec, ".yaml")}/`;
    const header = headerOf(api, spec);
    for (const [name, source] of await documentSources(document)) files.set(`${folder}${name}`, header + source);
    files.set(`${folder}openapi.json`, `${JSON.stringify(document, null, 2)}\n`);
  }
  const { version } = await readJson<{ version: string }>(join(packageDir(api), "package.json"));
  files.set(
    "version.ts",
    `// Generated from package.json by scripts/generate/main.ts. Do not edit.\n/** The version of this package. */\nexport const version = ${JSON.stringify(version)};\n`,
  );
  return files;
}

/** The generated files of the package of fakes: the named examples of both APIs, the types of their objects, and listed values. */
async function generateExamples(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const api of FAKED) {
    const specs = await specFiles(api);
    for (const spec of specs) {
      const document = await bundleSpec(spec);
      const schemas = document.components?.schemas ?? {};
      const folder = specs.length === 1 ? api : `${api}/${basename(spec, ".yaml")}`;
      const schema = await schemaSource({ ...document, paths: {}, components: { schemas } });
      const sources = { schema, examples: examplesSource(document), values: valuesSource(document) };
      for (const [name, text] of Object.entries(sources)) files.set(`${folder}/${name}.ts`, headerOf(api, spec) + text);
    }
  }
  return files;
}

function headerOf(api: string, spec: string): string {
  return `// Generated from specs/${api}/${basename(spec)} by scripts/generate/main.ts. Do not edit: change the spec, then run \`pnpm generate\`.\n`;
}

if (import.meta.main) {
  const api = process.argv[2];
  if (!api) throw new Error("usage: node scripts/generate/main.ts <package>, such as kantata-ox");
  const target = join(packageDir(api), "src/generated");
  const files = await generate(api);
  await rm(target, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text);
  }
  console.log(`${api}: ${files.size} files`);
}
