import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { cache, root } from "../../setup/folders.ts";
import { heyApiClient, redoclyClient } from "../../setup/generate.ts";
import { versionOf } from "../../setup/versions.ts";

/** A module whose import is timed. */
export interface Module {
  readonly name: string;
  readonly version: string;
  readonly file: string;
}

const PUBLISHED = ["openapi-fetch", "openai", "stripe", "ky", "axios", "ofetch", "undici"];

/** Our clients, the published ones, and the generated ones bundled to JavaScript. */
export async function modules(): Promise<Module[]> {
  const folder = join(cache, "import");
  await mkdir(folder, { recursive: true });
  const bundled = async (name: string, entry: string): Promise<string> => {
    const outfile = join(folder, `${name}.mjs`);
    await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "node", target: "node20" });
    return outfile;
  };
  const ours = (name: string): string => join(root, "packages", name, "dist/index.js");
  const workspace = "workspace";
  return [
    { name: "this client: Kantata", version: workspace, file: ours("kantata-ox") },
    { name: "this client: AVEVA", version: workspace, file: ours("aveva-identity") },
    { name: "Kantata, in one file", version: workspace, file: await bundled("kantata", ours("kantata-ox")) },
    ...(await Promise.all(
      PUBLISHED.map(async (name) => ({
        name,
        version: await versionOf(name),
        file: fileURLToPath(import.meta.resolve(name)),
      })),
    )),
    {
      name: "hey-api client, in one file",
      version: await versionOf("@hey-api/openapi-ts"),
      file: await bundled("hey-api", join(heyApiClient, "index.ts")),
    },
    {
      name: "Redocly client",
      version: await versionOf("@redocly/cli"),
      file: await bundled("redocly", redoclyClient),
    },
  ];
}
