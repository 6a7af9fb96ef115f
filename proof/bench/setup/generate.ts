import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { cache, root } from "./folders.ts";

const SPEC = join(root, "specs/kantata-ox/openapi.yaml");

/** The file that Redocly's generator writes. */
export const redoclyClient: string = join(cache, "redocly/client.ts");
/** The folder that hey-api's generator writes. */
export const heyApiClient: string = join(cache, "hey-api");

/** Generates clients from our spec on every run: it takes a second, and the spec may have changed. */
export async function generatePeers(): Promise<void> {
  await rm(cache, { recursive: true, force: true });
  await mkdir(join(cache, "redocly"), { recursive: true });
  await Promise.all([generateRedocly(), generateHeyApi()]);
}

async function generateRedocly(): Promise<void> {
  const { code, text } = await run("redocly", ["generate-client", SPEC, "--output", redoclyClient], {
    output: "keep",
    env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  if (code !== 0) throw new Error(`redocly generate-client failed:\n${text}`);
}

async function generateHeyApi(): Promise<void> {
  // Imported here: this run may just have installed it.
  const { createClient } = await import("@hey-api/openapi-ts");
  await createClient({
    input: SPEC,
    // Node needs the extension in import specifiers.
    output: { path: heyApiClient, module: { extension: ".ts" }, tsConfigPath: null },
    plugins: ["@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript"],
    logs: { level: "silent", file: false },
  });
}
