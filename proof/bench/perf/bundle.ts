// `pnpm bench bundle`: how many bytes one client adds to a page or a Worker: ours, published ones, and those generated from
// our spec. The numbers are the same on every machine. `pnpm size` checks ours against budgets.
import { join } from "node:path";
import { browserBundle, gzippedSize } from "../../size/browser-bundle.ts";
import { bench, root } from "../setup/folders.ts";
import { heyApiClient, redoclyClient } from "../setup/generate.ts";
import { versionOf } from "../setup/versions.ts";
import { fixed } from "./measuring/numbers.ts";
import { printTable } from "./measuring/table.ts";

const ours = (name: string, create: string): string => `export { ${create} } from "@invitation-clients/${name}";`;
const published = (name: string): string => `export { default } from "${name}";`;
const hey = `export * from "${join(heyApiClient, "sdk.gen.ts")}"; export * from "${join(heyApiClient, "client/index.ts")}";`;

const rows: readonly (readonly [name: string, version: string, code: string, folder: string])[] = [
  ["this client: Kantata", "workspace", ours("kantata-ox", "createKantataClient"), root],
  ["this client: AVEVA, OAuth included", "workspace", ours("aveva-identity", "createAvevaIdentityClient"), root],
  ...(await Promise.all(
    ["openapi-fetch", "ky", "axios", "stripe", "openai"].map(
      async (name) => [name, await versionOf(name), published(name), bench] as const,
    ),
  )),
  ["ofetch", await versionOf("ofetch"), 'export { ofetch } from "ofetch";', bench],
  ["hey-api client of Kantata's spec", await versionOf("@hey-api/openapi-ts"), hey, root],
  ["Redocly client of Kantata's spec", await versionOf("@redocly/cli"), `export * from "${redoclyClient}";`, root],
];
const sizes = await Promise.all(
  rows.map(async ([name, version, code, folder]) => {
    const { outputFiles } = await browserBundle(code, folder);
    return [name, version, gzippedSize(outputFiles)] as const;
  }),
);
const reference = sizes[0]?.[2] ?? Number.NaN;
printTable(
  "One client as shipped: kB minified and gzipped, lazy parts included",
  ["client", "version", "kB", "ratio"],
  sizes.map(([name, version, bytes]) => [name, version, fixed(bytes / 1000, 1), fixed(bytes / reference)]),
);
