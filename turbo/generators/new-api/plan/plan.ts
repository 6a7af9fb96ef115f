import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { rawCalls } from "@invitation-clients/contract-kit";
import { parse, stringify } from "yaml";
import { ruledBodies } from "../../../../packages/request-bodies/src/index.ts";
import { documentSources } from "../../../../scripts/generate/document-sources.ts";
import { serverUrlOf } from "../../../../scripts/generate/operations.ts";
import type { SpecDocument } from "../../../../scripts/lib/project/spec-document.ts";
import { root } from "../../../../scripts/lib/project/workspace.ts";
import { lintSpec } from "../../../../scripts/spec-lint/lint.ts";
import { importSpec } from "../read/import-spec.ts";
import { type Editable, readSpec } from "../read/read-spec.ts";
import { signingOf } from "../read/security.ts";
import type { ApiPlan } from "./api-plan.ts";
import { namesOf, refuseName } from "./names.ts";
import { planResource } from "./resource-plan.ts";
import { skeletonSpec } from "./skeleton.ts";

/**
 * Works out everything about a new API, and writes nothing.
 *
 * @throws Error that names the problem of the name or the spec, and the fix
 */
export async function planApi(name: string, specFile: string | undefined): Promise<ApiPlan> {
  const refusal = refuseName(name, root);
  if (refusal !== undefined) throw new Error(refusal);
  const names = namesOf(name);
  const spec =
    specFile === undefined
      ? skeletonSpec(names)
      : stringify(importSpec(await readSpec(specFile), basename(specFile)), {
          aliasDuplicateObjects: false,
          lineWidth: 120,
        });
  const document = parse(spec, { maxAliasCount: -1 }) as SpecDocument & Editable;
  try {
    await documentSources(document);
  } catch (error) {
    throw new Error(`no client can be generated from this spec; fix it first:\n${(error as Error).message}`);
  }
  await refuseBroken(spec);
  const raw = await rawCalls(document);
  return {
    names,
    title: String(document.info.title || names.pascal).replace(/\s+/g, " "),
    spec,
    serverUrl: serverUrlOf(document),
    signing: signingOf(document),
    raw,
    bodies: ruledBodies(document),
    resource: planResource(document, raw),
  };
}

/** @throws Error with the problems of a spec that cannot wait for its review */
async function refuseBroken(spec: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "new-api-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, spec);
    const errors = (await lintSpec(file)).filter((problem) => !problem.underReview);
    if (errors.length === 0) return;
    const lines = errors
      .slice(0, 10)
      .map(({ rule, message, pointer }) => `${decodeURIComponent(pointer)} ${message} (${rule})`);
    throw new Error(`the spec has errors; fix them first:\n${lines.join("\n")}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
