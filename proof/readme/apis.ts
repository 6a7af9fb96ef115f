import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rawCalls, servableSpec } from "@invitation-clients/contract-kit";
import { serverUrlOf } from "../../scripts/generate/operations.ts";
import type { SpecDocument } from "../../scripts/lib/project/spec-document.ts";
import { apis, packageDir } from "../../scripts/lib/project/workspace.ts";
import { namesOf } from "../../turbo/generators/new-api/plan/names.ts";

/** An API as the code of its README meets it. */
export interface ReadmeApi {
  /** Beginning of the addresses that are its own. */
  readonly from: string;
  readonly document: object;
  /** Variable that its README reads a token from. */
  readonly tokenVariable: string;
}

// These are served as they stand: readme-servers.ts knows more of them.
const KNOWN = ["kantata-ox", "aveva-identity"];

/** The APIs that `pnpm new-api` made. */
export async function newApis(): Promise<ReadmeApi[]> {
  const names = (await apis()).filter((api) => !KNOWN.includes(api));
  return Promise.all(names.map(readApi));
}

async function readApi(api: string): Promise<ReadmeApi> {
  const file = join(packageDir(api), "src/generated/openapi.json");
  const spec = JSON.parse(await readFile(file, "utf8")) as SpecDocument;
  const { calls } = await rawCalls(spec);
  return {
    from: serverUrlOf(spec) || `https://${api}.invalid`,
    document: await servableSpec(spec, calls),
    tokenVariable: namesOf(api).tokenVariable,
  };
}
