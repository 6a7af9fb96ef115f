import { symlinkSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diffDocuments } from "../index.ts";
import { changedRepository, NAME, worldIn } from "../test-support/changed-repository.ts";
import { documentWith, partWith } from "../test-support/documents.ts";
import { newFolder, newRepository } from "../test-support/git-repository.ts";
import type { World } from "../world.ts";
import { openInput } from "./open-input.ts";

async function changesBetween(old: string, now: string, world: World): Promise<string[]> {
  const [before, after] = [await openInput(old, world), await openInput(now, world)];
  return diffDocuments(before.document, after.document).changes.map(({ what }) => what);
}

const removals = ["`size` in the response 200 was removed", "`part.two` in the response 200 was removed"];

describe("REF:path", () => {
  it.for([
    ["a branch, seen from the root", "main:specs/api.yaml", "specs/api.yaml", "."],
    ["from another folder", "main:specs/api.yaml", "api.yaml", "specs"],
    ["relative to the folder", "main:./api.yaml", "api.yaml", "specs"],
    ["relative to a folder above", "HEAD:../api.yaml", "../api.yaml", "specs/parts"],
    ["a commit by its time", "HEAD@{0}:specs/api.yaml", "specs/api.yaml", "."],
  ] as const)("reads the file and those it refers to from the commit: %s", async ([, old, now, folder]) => {
    const repository = changedRepository();
    expect(await changesBetween(old, now, worldIn(join(repository.folder, folder)))).toEqual(removals);
  });

  it("knows the places in the files of the commit", async () => {
    const repository = changedRepository();
    const opened = await openInput("main:specs/api.yaml", worldIn(repository.folder));
    diffDocuments(opened.document, opened.document);
    const [own, other, gone] = ["/paths", "parts/part.yaml#/Part/properties/two", "parts/gone.yaml#/Part"];
    const places = opened.placesOf([own, other, gone]);
    expect(places.get(own)).toMatchObject({ file: "main:specs/api.yaml", path: "specs/api.yaml", line: 2, column: 1 });
    const part = {
      file: "main:specs/parts/part.yaml",
      path: "specs/parts/part.yaml",
      line: 5,
      column: 5,
      isExact: true,
    };
    expect(places.get(other)).toEqual(part);
    expect(places.get(gone)).toMatchObject({ file: "main:specs/api.yaml", line: 1, isExact: false });
  });

  it("works without a branch, and for both documents", async () => {
    const repository = changedRepository();
    repository.commit();
    repository.git("checkout", "-q", "--detach");
    const world = worldIn(repository.folder);
    expect(await changesBetween("HEAD~1:specs/api.yaml", "HEAD:specs/api.yaml", world)).toEqual(removals);
  });

  it("works in a bare repository, whose folder a variable may name", async () => {
    const repository = changedRepository();
    repository.commit();
    const world = worldIn(newFolder(), { GIT_DIR: join(repository.folder, ".git") });
    expect(await changesBetween("main~1:specs/api.yaml", "main:specs/api.yaml", world)).toEqual(removals);
    repository.git("config", "core.bare", "true");
    const bare = worldIn(join(repository.folder, ".git"));
    expect(await changesBetween("main~1:specs/api.yaml", "main:specs/api.yaml", bare)).toEqual(removals);
  });

  it("follows links in the repository", async () => {
    const repository = changedRepository();
    repository.git("checkout", "-q", ".");
    symlinkSync("specs", join(repository.folder, "folder"));
    symlinkSync("api.yaml", join(repository.folder, "specs/current.yaml"));
    repository.commit();
    const world = worldIn(repository.folder);
    expect(await changesBetween("HEAD:folder/current.yaml", "specs/api.yaml", world)).toEqual([]);
  });

  it("reads names with spaces, colons and percent signs", async () => {
    const repository = newRepository();
    const name = "my api: 50%20 ä.yaml";
    repository.write(name, documentWith(NAME, 'part: { $ref: "./a%20b.yaml#/Part" }'));
    repository.write("a b.yaml", partWith("one"));
    repository.commit();
    const world = worldIn(repository.folder);
    expect(await changesBetween(`HEAD:${name}`, name, world)).toEqual([]);
  });

  it("knows that files in the root refer back to the document", async () => {
    const repository = newRepository();
    const main = `${documentWith('part: { $ref: "./part.yaml#/Part" }')}components: { schemas: { Own: { type: string } } }\n`;
    repository.write("api.yaml", main);
    repository.write(
      "part.yaml",
      'Part: { type: object, properties: { own: { $ref: "./api.yaml#/components/schemas/Own" } } }\n',
    );
    repository.commit();
    const world = worldIn(repository.folder);
    repository.write("api.yaml", main.replace("Own: { type: string }", "Own: { type: integer }"));
    const [before, after] = [await openInput("HEAD:api.yaml", world), await openInput("api.yaml", world)];
    const { changes } = diffDocuments(after.document, before.document);
    expect(changes.map(({ where }) => where)).toEqual(["/components/schemas/Own"]);
  });

  it("gives way to a file that exists", async () => {
    const repository = changedRepository();
    repository.write("main:specs/api.yaml", documentWith(NAME));
    const { document } = await openInput("main:specs/api.yaml", worldIn(repository.folder));
    expect(Object.keys((document.content as { paths: object }).paths)).toEqual(["/crates"]);
    expect(document.open?.("parts/part.yaml")).toBeUndefined();
  });

  it.for([
    ["main:specs/gone.yaml", "there is no specs/gone.yaml there"],
    ["main:api.yaml", "seen from the root of the repository; for the current folder, write ./api.yaml"],
    ["main:specs", "specs is a folder there, not a file"],
    ["main:", "name a file after the colon"],
    ["main:../../x.yaml", "../../x.yaml is outside of the repository"],
    ["gone:specs/api.yaml", "git finds no commit, branch or tag called gone; `git fetch` gets new ones"],
    ["--output=x:specs/api.yaml", "--output=x cannot be a git reference, because it begins with a dash"],
    ["main:a\nb.yaml", "there is no a\nb.yaml there"],
    ["main:out.yaml", "out.yaml is a link that leads out of the repository, to ../out.yaml"],
    ["main:lost.yaml", "lost.yaml is a link there that leads nowhere"],
    ["main:loop.yaml", "loop.yaml is a link there that leads back to itself"],
    ["main:lfs.yaml", "main:lfs.yaml is kept in Git LFS: check it out, and name the file"],
  ] as const)("says what is wrong, with the name as it was given: %s", async ([text, message]) => {
    const repository = changedRepository();
    for (const [link, target] of [
      ["out.yaml", "../out.yaml"],
      ["lost.yaml", "nowhere.yaml"],
      ["loop.yaml", "loop.yaml"],
    ] as const) {
      symlinkSync(target, join(repository.folder, link));
    }
    repository.write("lfs.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n");
    repository.commit();
    const failure = openInput(text, worldIn(join(repository.folder, "specs"))).then(
      () => "no error",
      (error: Error) => error.message,
    );
    expect((await failure).startsWith(text)).toBe(true);
    expect(await failure).toContain(message);
  });

  it("says what to do in a shallow clone, and which remote branch was perhaps meant", async () => {
    const repository = changedRepository();
    repository.commit();
    const clone = newFolder();
    newRepository(clone).git("pull", "-q", "--depth", "1", `file://${repository.folder}`, "main");
    await expect(openInput("HEAD~1:specs/api.yaml", worldIn(clone))).rejects.toThrow(
      /^HEAD~1:specs\/api\.yaml: there is no file of this name, and git finds no commit.*shallow.*`git fetch --unshallow`.*`fetch-depth: 0`/,
    );
    repository.git("update-ref", "refs/remotes/origin/next", "HEAD");
    await expect(openInput("next:specs/api.yaml", worldIn(repository.folder))).rejects.toThrow(
      "did you mean origin/next?",
    );
  });

  it("names the submodule that has the file", async () => {
    const [inner, outer] = [changedRepository(), newRepository()];
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder, "deps/inner");
    outer.commit();
    await expect(openInput("HEAD:deps/inner/specs/api.yaml", worldIn(outer.folder))).rejects.toThrow(
      "deps/inner is a submodule there, whose files are in a repository of its own: run the command in deps/inner",
    );
    expect((await openInput("HEAD:specs/api.yaml", worldIn(join(outer.folder, "deps/inner")))).name).toBeTruthy();
  });

  it("needs git and a repository", async () => {
    const folder = newFolder();
    const world = worldIn(folder, { GIT_CEILING_DIRECTORIES: join(folder, "..") });
    await expect(openInput("main:x.yaml", world)).rejects.toThrow(
      "main:x.yaml: there is no file of this name, and the current folder is in no git repository",
    );
    await expect(openInput("main:x.yaml", worldIn(folder, { PATH: folder }))).rejects.toThrow(
      "main:x.yaml: there is no file of this name, and git is not installed, or not in PATH",
    );
  });

  it("refuses references that lead out of the repository", async () => {
    const repository = newRepository();
    repository.write("api.yaml", documentWith('part: { $ref: "../part.yaml#/Part" }'));
    repository.commit();
    const { document } = await openInput("HEAD:api.yaml", worldIn(repository.folder));
    expect(() => diffDocuments(document, document)).toThrow(
      "HEAD:api.yaml refers to ../part.yaml, which is outside of the repository: no commit has it",
    );
  });
});

describe("other names", () => {
  it.for([
    ["C:\\specs\\api.yaml", "the file C:\\specs\\api.yaml does not exist"],
    ["https://example.com/api.yaml", "https://example.com/api.yaml is an address: fetch the document"],
    ["specs/*.yml", "the file specs/*.yml does not exist, and the shell found no file for the pattern"],
    ["", "a document has an empty name"],
    [".", ". is a folder: name the OpenAPI document in it"],
  ] as const)("are no references: %s", async ([text, message]) => {
    await expect(openInput(text, worldIn(newFolder()))).rejects.toThrow(message);
  });

  it("- is standard input, whose references start in the current folder", async () => {
    const folder = newFolder();
    await mkdir(join(folder, "parts"));
    await writeFile(join(folder, "parts/part.yaml"), partWith("one"));
    const { name, document } = await openInput("-", worldIn(folder));
    expect(name).toBe("standard input");
    expect(document.open?.("parts/part.yaml")).toHaveProperty("Part");
  });
});
