import { join } from "node:path";
import { build } from "rolldown";

const bundle = async (input, dir) => {
  const { output } = await build({ input, platform: "browser", output: { dir, format: "esm", minify: true } });
  const files = new Set(output.map(({ fileName }) => fileName));
  const imported = output.flatMap(({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports]);
  const outside = imported.filter((path) => !files.has(path));
  if (outside.length > 0) throw new Error(`the bundle needs ${outside.join(", ")}`);
  return output.flatMap(({ moduleIds = [] }) => moduleIds);
};

const inputs = await bundle("kantata-only.js", "out/kantata");
if (inputs.some((path) => path.includes("oauth4webapi")))
  throw new Error("the bundle of Kantata's client contains oauth4webapi");
await bundle("entry.js", "out/all");
const { smoke } = await import(join(import.meta.dirname, "out/all/entry.js"));
console.log(`RESULT ${JSON.stringify(await smoke(JSON.parse(process.argv[2])))}`);
