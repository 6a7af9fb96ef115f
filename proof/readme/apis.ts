import { join } from "node:path";
import { rawCalls, servableSpec } from "@invitation-clients/contract-kit";
import { serverUrlOf } from "../../scripts/generate/operations.ts";
import type { SpecDocument } from "../../scripts/lib/project/spec-document.ts";
import { apis, packageDir } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { namesOf } from "../../turbo/generators/new-api/plan/names.ts";

/** An API, as the code of its README uses it. */
export interface ReadmeApi {
  /** The beginning of the API's URLs. */
  readonly from: string;
  /** The document to serve. */
  readonly document: object;
  /** Environment variable from which the README's code reads a token. */
  readonly tokenVariable: string;
}

// servers.ts serves the specs of these unchanged.
const KNOWN = ["kantata-ox", "aveva-identity"];

/** The APIs that `pnpm new-api` added. */
export async function newApis(): Promise<ReadmeApi[]> {
  const names = (await apis()).filter((api) => !KNOWN.includes(api));
  return Promise.all(names.map(readApi));
}

async function readApi(api: string): Promise<ReadmeApi> {
  const file = join(packageDir(api), "src/generated/openapi.json");
  const spec = await readJson<SpecDocument>(file);
  const { calls } = await rawCalls(spec);
  return {
    from: serverUrlOf(spec) || `https://${api}.invalid`,
    document: await servableSpec(spec, calls),
    tokenVariable: namesOf(api).tokenVariable,
  };
}
