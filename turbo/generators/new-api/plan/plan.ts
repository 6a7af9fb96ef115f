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
import type { Editable } from "../editable.ts";
import { importSpec } from "../read/import-spec.ts";
import { readSpec } from "../read/read-spec.ts";
import { signingOf } from "../read/security.ts";
import { type Fault, leftOutLine } from "../refuse/fault.ts";
import { operationAtPointer, type Request, refusal } from "../refuse/refusal.ts";
import type { ApiPlan } from "./api-plan.ts";
import { namesOf, refuseName } from "./names.ts";
import { planResource } from "./resource-plan.ts";
import { skeletonSpec } from "./skeleton.ts";

type Document = SpecDocument & Editable;

/**
 * Works out everything about a new API, and writes nothing.
 *
 * @param leavesOut whether parts of the document are left out that a client cannot send or read
 * @throws Error that names every problem of the name or the spec, and the fix
 */
export async function planApi(name: string, specFile: string | undefined, leavesOut = false): Promise<ApiPlan> {
  const refused = refuseName(name, root);
  if (refused !== undefined) throw new Error(refused);
  const names = namesOf(name);
  const { spec, leftOut } =
    specFile === undefined
      ? { spec: skeletonSpec(names), leftOut: [] }
      : await importedSpec({ name, file: specFile, leavesOut });
  const document = parsed(spec);
  const raw = await rawCalls(document);
  return {
    names,
    title: String(document.info.title || names.pascal).replace(/\s+/g, " "),
    source: specFile === undefined ? undefined : basename(specFile),
    spec,
    leftOut,
    serverUrl: serverUrlOf(document),
    signing: signingOf(document),
    raw,
    bodies: ruledBodies(document),
    resource: planResource(document, raw),
  };
}

/** @throws Error with everything that is wrong with the document */
async function importedSpec(request: Request): Promise<Pick<ApiPlan, "spec" | "leftOut">> {
  const given = await readSpec(request);
  const source = basename(request.file);
  const { document, faults } = importSpec(given, source, request.leavesOut);
  const spec = yamlOf(document);
  const wrong = [...(request.leavesOut ? [] : faults), ...(await lintFaults(spec, given))];
  // Tables and types need a document in which nothing else is wrong.
  const all = wrong.length > 0 ? wrong : await tableFaults(parsed(spec), given, faults);
  if (all.length > 0) throw refusal(all, request);
  return { spec, leftOut: faults.map(leftOutLine) };
}

function yamlOf(document: Editable): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 });
}

function parsed(spec: string): Document {
  return parse(spec, { maxAliasCount: -1 }) as Document;
}

/** The problems that the lint has with a spec, and that cannot wait for its review. */
async function lintFaults(spec: string, given: Editable): Promise<Fault[]> {
  const folder = await mkdtemp(join(tmpdir(), "new-api-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, spec);
    const errors = (await lintSpec(file)).filter((problem) => !problem.underReview);
    return errors.map(({ rule, message, pointer }) => ({
      operation: operationAtPointer(given, pointer),
      pointer,
      problem: `${message.replace(/\s+/g, " ").replace(/\.$/, "")} (${rule})`,
    }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Why no tables and types can be generated from a document. `leftOut` is what it lacks of the given one. */
async function tableFaults(document: Document, given: Editable, leftOut: readonly Fault[]): Promise<Fault[]> {
  if (Object.keys(document.paths ?? {}).length === 0) {
    if (leftOut.length > 0) return [...leftOut, { problem: "Without these operations, none is left" }];
    const hooks = document.webhooks ? "; webhooks are calls of the vendor, which a client does not receive" : "";
    return [{ problem: `The document has no operation in paths that a client could call${hooks}` }];
  }
  try {
    await documentSources(document);
    return [];
  } catch (error) {
    const { message } = error as Error;
    // One line for each operation that the table cannot have; any other error is about one place or the whole.
    const lines = message.split("\n");
    if (lines.every((line) => /^[A-Z]+ \//.test(line))) return lines.map((problem) => ({ problem }));
    const [, problem = message, pointer] = /^(.*) at (#\/.*)$/s.exec(message) ?? [];
    const operation = pointer === undefined ? undefined : operationAtPointer(given, pointer);
    return [{ operation, pointer, problem: problem.replace(/\s+/g, " ") }];
  }
}
