// The built packages, compared with copies that differ in one edit.
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Bump, type Change, largest } from "@invitation-clients/openapi-semver";
import { afterAll, describe, expect, it } from "vitest";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { packageDir } from "../../scripts/lib/project/workspace.ts";
import { tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { diffTypes, type PackageTypes } from "./diff.ts";
import { readPackageTypes } from "./read/read-package.ts";

const folder = tempFolder(afterAll);

// A command has no types for others.
const published = (await publicPackages())
  .map(({ folder }) => basename(folder))
  .filter((name) => existsSync(join(packageDir(name), "dist/index.d.ts")));

type Edit = readonly [file: string, text: string | RegExp, by: string];
const RUNTIME = "@invitation-clients/runtime";

/** Copies a package's declarations and those of the runtime, each with the edits made to it. */
function copyOf(name: string, ...edits: readonly Edit[]): PackageTypes {
  const target = mkdtempSync(join(folder, "copy-"));
  const copy = (source: string): string => {
    cpSync(join(packageDir(source), "dist"), join(target, source), { recursive: true });
    return join(target, source);
  };
  const types = readPackageTypes(packageDir(name));
  const runtime = readPackageTypes(packageDir("runtime"));
  const copied = {
    ...types,
    folder: copy(name),
    ...(types.modules === undefined ? {} : { modules: { [RUNTIME]: { ...runtime, folder: copy("runtime") } } }),
  };
  for (const [file, text, by] of edits) {
    const path = join(target, file);
    const before = readFileSync(path, "utf8");
    const after = before.replace(text, by);
    if (after === before) throw new Error(`${file} has nothing like ${text}`);
    writeFileSync(path, after);
  }
  return copied;
}

const shown = (changes: readonly Change[]): string[] => changes.map(({ bump, where }) => `${bump} ${where}`);

describe("a package is like its copy", () => {
  it.each(published)("%s", (name) => {
    const types = readPackageTypes(packageDir(name));
    expect(diffTypes(types, types)).toEqual([]);
    expect(diffTypes(types, copyOf(name))).toEqual([]);
  });
});

const schema = "kantata-ox/generated/schema.d.ts";
const answered = /(\n {8}AccountInvitation: \{[\s\S]*?)headline\?: [^;]*;/;
const sent = /(\n {8}AccountInvitationCreate: \{)/;

// Each edit is judged in both directions: an edit that removes something becomes one that adds it.
type EditCase = readonly [label: string, edit: Edit, there: Bump, back: Bump, ...where: string[]];
const list = 'KantataClient.api["/account_invitations"].get';
const create = 'KantataClient.api["/account_invitations"].post';
const method = "KantataClient.accountInvitations";
const edits: readonly EditCase[] = [
  [
    "an optional field of an answer is removed",
    [schema, answered, "$1"],
    "major",
    "minor",
    `${method}.list.result.pages.result.items[].headline`,
    `${list}.responses["200"]["application/json"].account_invitations[string].headline`,
  ],
  [
    "a required field of a request is added",
    [schema, sent, "$1 nickname: string;"],
    "major",
    "major",
    `${method}.create.body.nickname`,
    `${create}.requestBody["application/json"].account_invitation.nickname`,
  ],
  [
    "an optional field of a request is added",
    [schema, sent, "$1 nickname?: string;"],
    "minor",
    "major",
    `${method}.create.body.nickname`,
    `${create}.requestBody["application/json"].account_invitation.nickname`,
  ],
  [
    "a method is removed",
    ["kantata-ox/invitations/account-invitations.d.ts", /\n {4}resend<[^;]*;/, ""],
    "major",
    "minor",
    `${method}.resend`,
  ],
  [
    "an option of every call is removed",
    ["runtime/request/call-options.d.ts", /\n {4}readonly maxRetryAfter\?: [^;]*;/, ""],
    "major",
    "minor",
    "KantataClientOptions.maxRetryAfter",
    `${method}.list.options.maxRetryAfter`,
    "KantataClient.api.GET.init.maxRetryAfter",
  ],
  [
    "an object can be included",
    ["kantata-ox/types.d.ts", "inviter: User;", "inviter: User; manager: User;"],
    "minor",
    "major",
    `${method}.list.params.include[]`,
    "WithIncluded.manager",
  ],
  [
    "a path is removed",
    [schema, /"\/workspaces\/\{id\}\/invite": \{[\s\S]*?\n {4}\};/, ""],
    "major",
    "minor",
    'KantataClient.api["/workspaces/{id}/invite"]',
  ],
  [
    "the raw API of the runtime loses a method",
    ["runtime/client/raw-api.d.ts", /readonly HEAD: [^;]*;/, ""],
    "major",
    "minor",
    "KantataClient.api.HEAD",
  ],
  [
    "a query parameter is removed",
    [schema, /\n {16}search\?: string;/, ""],
    "major",
    "minor",
    `${method}.list.params.search`,
    `${list}.parameters.query.search`,
  ],
  [
    "an error answer is documented",
    [schema, /503: components/, '504: components["responses"]["ServiceUnavailable"]; 503: components'],
    "minor",
    "minor",
    `${list}.responses["504"]`,
  ],
];

describe("kantata-ox with one edit", () => {
  const original = readPackageTypes(packageDir("kantata-ox"));
  it.for(edits)("%s", ([, edit, there, back, ...where]) => {
    const copy = copyOf("kantata-ox", edit);
    for (const [changes, bump] of [
      [diffTypes(original, copy), there],
      [diffTypes(copy, original), back],
    ] as const) {
      expect(largest(changes.map((change) => change.bump))).toBe(bump);
      expect(shown(changes)).toEqual(expect.arrayContaining(where.map((place) => `${bump} index.d.ts#${place}`)));
      for (const { where: place, operationId } of changes)
        expect(operationId !== null).toBe(/\.api\[.*\]\./.test(place));
    }
  });
});
