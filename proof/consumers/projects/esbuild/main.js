import { join } from "node:path";
import { build } from "esbuild";

const bundle = async (entry, outdir) => {
  const options = { bundle: true, splitting: true, minify: true, format: "esm", platform: "browser", target: "es2022" };
  const { metafile } = await build({ entryPoints: [entry], outdir, metafile: true, logLevel: "error", ...options });
  const outputs = Object.values(metafile.outputs);
  const outside = outputs.flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => path));
  if (outside.length > 0) throw new Error(`the bundle needs ${outside.join(", ")}`);
  return outputs.flatMap(({ inputs }) => Object.keys(inputs));
};

const inputs = await bundle("kantata-only.js", "out/kantata");
if (inputs.some((path) => path.includes("oauth4webapi")))
  throw new Error("the bundle of Kantata's client contains oauth4webapi");
await bundle("entry.js", "out/all");
const { smoke } = await import(join(import.meta.dirname, "out/all/entry.js"));
console.log(`RESULT ${JSON.stringify(await smoke(JSON.parse(process.argv[2])))}`);
