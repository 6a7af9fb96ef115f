// The docs of every public method list its errors, and link the vendor's pages about the operations that it calls.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PREVIEW, V1 } from "../../packages/aveva-identity/src/test-support/contract-methods.js";
import { METHODS } from "../../packages/kantata-ox/src/test-support/contract-methods.js";
import { operationsOf, type SpecDocument } from "../../scripts/lib/project/spec-document.ts";
import { packageDir } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { type MethodDocs, methodDocs } from "./method-docs.ts";

interface Called {
  readonly name: string;
  readonly operationId: string;
}

const ERRORS = ["ApiError", "ConfigError", "TokenError", "ConnectionError", "TimeoutError", "ResponseParseError"];

/** The methods of the files of `src/invitations`. */
async function docsOf(api: string, ...files: readonly string[]): Promise<MethodDocs[]> {
  const read = files.map(async (file) =>
    methodDocs(file, await readFile(join(packageDir(api), "src/invitations", `${file}.ts`), "utf8")),
  );
  return (await Promise.all(read)).flat();
}

/** By method name: the pages that the spec links for the operations of the method. */
async function pagesOf(api: string, folder: string, called: readonly Called[]): Promise<Map<string, Set<string>>> {
  const path = join(packageDir(api), "src/generated", folder, "openapi.json");
  const operations = operationsOf(await readJson<SpecDocument>(path));
  const pages = new Map<string, Set<string>>();
  for (const { name, operationId } of called) {
    const { url } = operations.find(({ operation }) => operation.operationId === operationId)?.operation
      .externalDocs ?? { url: `the spec names no page for ${operationId}` };
    const method = name.replace(/,.*/, "");
    pages.set(method, (pages.get(method) ?? new Set()).add(url));
  }
  return pages;
}

/** Compares the docs with the spec. `createMany` throws only for a wrong argument: other failures are in its results. */
function expectDocs(docs: readonly MethodDocs[], pages: (name: string) => readonly string[]): void {
  expect(docs.length).toBeGreaterThan(0);
  const found = docs.map(({ name, see, throws }) => ({
    name,
    see: [...see].sort(),
    silentOn: ERRORS.filter((error) => !throws.some((text) => text.includes(error))),
  }));
  const wanted = docs.map(({ name }) => ({
    name,
    see: [...pages(name)].sort(),
    silentOn: name.endsWith(".createMany") ? ERRORS.filter((error) => error !== "ConfigError") : [],
  }));
  expect(found).toEqual(wanted);
}

const bulk = (resource: string, ...operationIds: readonly string[]): Called[] =>
  operationIds.map((operationId) => ({ name: `${resource}.createMany`, operationId }));

it("Kantata OX", async () => {
  const called = [...METHODS, ...bulk("accountInvitations", "createAccountInvitation", "listAccountInvitations")];
  const pages = await pagesOf("kantata-ox", "", called);
  const docs = await docsOf("kantata-ox", "account-invitations", "workspaces");
  expect(docs).toHaveLength(pages.size);
  expectDocs(docs, (name) => [...(pages.get(name.charAt(0).toLowerCase() + name.slice(1)) ?? [])]);
});

it("AVEVA Data Hub, each version", async () => {
  const many = bulk("userInvitations", "createUserInvitation", "getUserInvitation");
  const v1 = await pagesOf("aveva-identity", "v1", [...V1.methods, ...many]);
  const preview = await pagesOf("aveva-identity", "v1-preview", [...PREVIEW.methods, ...many]);
  const docs = await docsOf("aveva-identity", "invitations", "user-invitations");
  expectDocs(docs, (name) => {
    const [type = "", method] = name.split(".");
    const resource = type.startsWith("User") ? "userInvitations" : "invitations";
    const versions = [...(type.endsWith("Preview") ? [] : [v1]), ...(type.endsWith("V1") ? [] : [preview])];
    return versions.flatMap((pages) => [...(pages.get(`${resource}.${method}`) ?? [])]);
  });
  expect(new Set(docs.map(({ name }) => name.replace(/(V1|Preview)(?=\.)/, ""))).size).toBe(v1.size);
});
