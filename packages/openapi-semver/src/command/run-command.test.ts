import { describe, expect, it } from "vitest";
import { documentWith } from "../test-support/documents.ts";
import { newRepository, type TestRepository } from "../test-support/git-repository.ts";
import { runCommand } from "./run-command.ts";

const [NAME, SIZE] = ["name: { type: string }", "size: { type: integer }"];

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A repository with `api.yaml`, which lost a field and got another one since. */
function repositoryWithChange(): TestRepository {
  const repository = newRepository();
  repository.write("api.yaml", documentWith(NAME));
  repository.commit();
  repository.write("api.yaml", documentWith(SIZE));
  repository.write("old.yaml", documentWith(NAME));
  return repository;
}

async function run(
  { folder }: TestRepository,
  args: readonly string[],
  more: { readonly isTerminal?: boolean; readonly env?: Record<string, string> } = {},
): Promise<Result> {
  let [out, err] = ["", ""];
  const kept = Object.entries(process.env).filter(([name]) => !/^(GIT_|GITHUB_|NO_COLOR|TERM)/.test(name));
  const code = await runCommand(args, "1.2.3", {
    folders: [folder],
    env: { ...Object.fromEntries(kept), ...more.env },
    isTerminal: more.isTerminal ?? false,
    readInput: async () => Buffer.from(documentWith(NAME)),
    print: (text) => {
      out += text;
    },
    say: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

const PAIR = ["old.yaml", "api.yaml"];
const WHERE = "/paths/~1crates/get/responses/200/content/application~1json/schema/properties/name";
const IGNORE = `- id: response-field-removed\n  where: ${WHERE}\n  bump: patch\n  reason: Never sent.\n`;

describe("documents", () => {
  it("are two files, or one from standard input", async () => {
    const repository = repositoryWithChange();
    const { code, out, err } = await run(repository, PAIR);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("response-field-removed in listCrates\n       old.yaml:14:19\n");
    expect(out).toContain("response-field-added in listCrates\n       api.yaml:14:19\n");
    expect((await run(repository, ["-", "api.yaml"])).out).toBe(out.replace("old.yaml", "standard input"));
    expect((await run(repository, ["HEAD:api.yaml", "-"])).out).toBe("No difference: no new release is needed.\n");
  });

  it("are compared with a commit, and new and deleted ones told", async () => {
    const repository = repositoryWithChange();
    repository.write("gone.yaml", documentWith(NAME));
    repository.commit();
    repository.git("rm", "-q", "gone.yaml");
    repository.write("new.yaml", documentWith(NAME));
    const files = ["gone.yaml", "new.yaml", "old.yaml"];
    const { code, out } = await run(repository, ["--base", "HEAD", ...files, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      bump: "major",
      changes: [
        expect.objectContaining({ id: "spec-removed", document: "gone.yaml", bump: "major" }),
        expect.objectContaining({ id: "spec-added", document: "new.yaml", bump: "minor" }),
      ],
      files: [
        { file: "gone.yaml", status: "removed", bump: "major" },
        { file: "new.yaml", status: "added", bump: "minor" },
        { file: "old.yaml", status: "unchanged", bump: "none" },
      ],
    });
  });

  it.for([
    [["api.yaml"], "two documents are needed, OLD and NEW, but 1 are named; --base REF compares one file"],
    [["a", "b", "c"], "two documents are needed, OLD and NEW, but 3 are named; --base REF takes several"],
    [["-", "-"], "only one of the two documents can be standard input"],
    [[], "error: missing required argument 'documents'"],
    [[...PAIR, "--formt", "json"], "error: unknown option '--formt'\n(Did you mean --format?)"],
    [[...PAIR, "--format", "yaml"], "Allowed choices are text, json, markdown, github."],
    [[...PAIR, "--json", "--format", "text"], "option '--json' cannot be used with option '--format <name>'"],
    [[...PAIR, "--fail-on", "none"], "Allowed choices are major, minor, patch."],
    [["--base", "HEAD", "--base", "main", "api.yaml"], "--base is given twice: HEAD and main"],
    [[...PAIR, "--severity", "x=y"], "x is not an id of a change"],
    [[...PAIR, "--ignore", "gone.yaml"], "the file gone.yaml does not exist"],
    [[...PAIR, "--ignore", "."], ". is a folder, not a file"],
    [[...PAIR, "--ignore", "api.yaml"], "api.yaml must be a list of corrections"],
    [[...PAIR, "--strict-ignore"], "--strict-ignore is about an ignore file: name it with --ignore"],
    [["--base", "HEAD", "new.yaml"], "new.yaml: the file exists neither now nor at HEAD"],
  ] as const)("end with 2 and a sentence if something is wrong: %s", async ([args, message]) => {
    const { code, out, err } = await run(repositoryWithChange(), args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: /);
    expect(err).toContain(message);
  });

  it("that are new must be OpenAPI documents too", async () => {
    const repository = repositoryWithChange();
    repository.write("new.yaml", "a: 1\n");
    expect(await run(repository, ["--base", "HEAD", "new.yaml"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("new.yaml is not an OpenAPI document"),
    });
  });
});

describe("--fail-on", () => {
  it.for([
    ["major", 1],
    ["minor", 1],
    ["patch", 1],
  ] as const)("%s ends with 1 if the bump is as large", async ([bump, code]) => {
    expect((await run(repositoryWithChange(), [...PAIR, "--fail-on", bump])).code).toBe(code);
  });

  it("ends with 0 if the bump is smaller, or nothing changed", async () => {
    const repository = repositoryWithChange();
    const lowered = ["--severity", "response-field-removed=patch", "--severity", "response-field-added=patch"];
    expect((await run(repository, [...PAIR, "--fail-on", "minor", ...lowered])).code).toBe(0);
    expect((await run(repository, [...PAIR, "--fail-on", "patch", ...lowered])).code).toBe(1);
    expect((await run(repository, ["api.yaml", "api.yaml", "--fail-on", "patch"])).code).toBe(0);
  });
});

describe("--ignore", () => {
  it("lowers what the file names", async () => {
    const repository = repositoryWithChange();
    repository.write("ignore.yaml", IGNORE);
    const { code, out, err } = await run(repository, [...PAIR, "--ignore", "ignore.yaml", "--fail-on", "major"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("patch instead of major: Never sent.");
  });

  it("may name the change of a whole document", async () => {
    const repository = repositoryWithChange();
    const entry = '- { id: spec-removed, where: "", file: gone.yaml, bump: none, reason: Nobody calls it. }\n';
    repository.write("gone.yaml", documentWith(NAME));
    repository.commit();
    repository.git("rm", "-q", "gone.yaml");
    repository.write("ignore.yaml", entry);
    const args = ["--base", "HEAD", "gone.yaml", "--ignore", "ignore.yaml", "--strict-ignore", "--fail-on", "patch"];
    expect(await run(repository, args)).toMatchObject({ code: 0, err: "" });
  });

  it("warns of entries that lower nothing, or ends with 2", async () => {
    const repository = repositoryWithChange();
    repository.write("ignore.yaml", IGNORE.replace("/name", "/nam"));
    const args = [...PAIR, "--ignore", "ignore.yaml"];
    const sentence = `ignore.yaml, line 1: the entry for response-field-removed at ${WHERE.replace("/name", "/nam")} is stale: response-field-removed is reported, but at ${WHERE}\n`;
    const lax = await run(repository, args);
    expect([lax.code, lax.err]).toEqual([0, `warning: ${sentence}`]);
    const strict = await run(repository, [...args, "--strict-ignore"]);
    expect([strict.code, strict.err]).toEqual([2, `error: ${sentence}`]);
    expect(strict.out).toBe(lax.out);
  });
});

describe("the output", () => {
  it("annotates files from the root of the repository that GitHub names", async () => {
    const repository = repositoryWithChange();
    const env = { GITHUB_WORKSPACE: `${repository.folder}/..` };
    const folder = repository.folder.split("/").at(-1);
    const { out } = await run(repository, [...PAIR, "--format", "github", "--fail-on", "major"], { env });
    expect(out).toMatch(new RegExp(`^::error file=${folder}/api\\.yaml,line=13,col=17,title=`));
  });

  it("has colours in a terminal only, and none if NO_COLOR is set", async () => {
    const repository = repositoryWithChange();
    const hasColours = async (more: Parameters<typeof run>[2]) =>
      (await run(repository, PAIR, more)).out.includes("\x1b[");
    expect(await hasColours({ isTerminal: true })).toBe(true);
    expect(await hasColours({})).toBe(false);
    expect(await hasColours({ isTerminal: true, env: { NO_COLOR: "1" } })).toBe(false);
    expect(await hasColours({ isTerminal: true, env: { TERM: "dumb" } })).toBe(false);
  });

  it("is the help or the version if asked", async () => {
    const repository = repositoryWithChange();
    expect(await run(repository, ["--version"])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
    const help = await run(repository, ["--help"]);
    expect([help.code, help.err]).toEqual([0, ""]);
    for (const part of ["--base <ref>", "Exit codes:", "Examples:", "standard input"]) expect(help.out).toContain(part);
    expect(help.out.split("\n").filter((line) => line.length > 84)).toEqual([]);
  });
});
