import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readTree } from "../../scripts/check/sources/tree.ts";
import { build, run } from "../../scripts/lib/process/run.ts";
import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { optionsPage } from "../options/tables.ts";
import { ringsOf } from "../pictures/rings.ts";
import { writeDocumentPages } from "./documents/write-pages.ts";
import { install, site } from "./install.ts";
import { addOperations } from "./llms/add-operations.ts";
import { NO_ADDRESS, withoutAddress } from "./no-address.ts";
import { withUniqueIds } from "./unique-ids.ts";

/** Where the site is built. */
export const dist: string = join(site, "dist");

/** Installs what the site needs, builds the packages and the site, and says how many pages it has. */
export async function buildSite(): Promise<void> {
  await install();
  await build();
  // Left-overs of an earlier build would be pages of this one.
  await Promise.all(
    ["dist", "src/content/docs/typescript"].map((path) => rm(join(site, path), { recursive: true, force: true })),
  );
  await writeFile(join(site, "src/content/docs/options.md"), await optionsPage());
  // Read here and not by the page, which is built from a bundle.
  await mkdir(join(site, ".cache"), { recursive: true });
  await writeFile(join(site, ".cache/rings.json"), JSON.stringify(ringsOf(await readTree(root))));
  await writeDocumentPages(site);
  console.error("Building the site …");
  const { code, text } = await run("node", ["node_modules/astro/bin/astro.mjs", "build"], {
    cwd: site,
    output: "keep",
    env: { ASTRO_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new Error(`the site could not be built:\n${text}`);
  await addOperations(dist, process.env.SITE_URL ?? NO_ADDRESS);
  const files = await filesBelow(dist);
  for (const file of files) await finish(file, Boolean(process.env.SITE_URL));
  console.log(`site/dist has ${files.filter((file) => file.endsWith(".html")).length} pages.`);
}

/** Mends what the tools leave in a file that they built: repeated ids, and the address while none is known. */
async function finish(file: string, hasAddress: boolean): Promise<void> {
  const path = join(dist, file);
  if (!hasAddress && /^sitemap.*\.xml$/.test(file)) await rm(path);
  if (!/\.(html|txt)$/.test(file)) return;
  const text = await readFile(path, "utf8");
  const addressed = hasAddress ? text : withoutAddress(text);
  const finished = file.endsWith(".html") ? withUniqueIds(addressed) : addressed;
  if (finished !== text) await writeFile(path, finished);
}
