import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changedRepository, NAME, worldIn } from "../test-support/changed-repository.ts";
import { documentWith } from "../test-support/documents.ts";
import { newFolder } from "../test-support/git-repository.ts";
import { openBasePairs } from "./base-inputs.ts";

describe("--base", () => {
  const told = (pairs: ReturnType<typeof openBasePairs>) =>
    pairs.map(({ file, old, new: now }) => [file, old?.name, now?.name]);

  it("opens each file as it is and as it was, new and deleted ones too", async () => {
    const repository = changedRepository();
    repository.write("deep/er/gone.yaml", documentWith(NAME));
    repository.commit();
    await rm(join(repository.folder, "deep"), { recursive: true });
    repository.write("new.yaml", documentWith(NAME));
    for (const [folder, up] of [
      [".", ""],
      ["specs", "../"],
    ] as const) {
      const files = [`${up}specs/api.yaml`, `${up}deep/er/gone.yaml`, `${up}new.yaml`];
      expect(told(openBasePairs("HEAD", files, worldIn(join(repository.folder, folder))))).toEqual([
        [files[0], "HEAD:specs/api.yaml", files[0]],
        [files[1], "HEAD:deep/er/gone.yaml", undefined],
        [files[2], undefined, files[2]],
      ]);
    }
  });

  it("expands a pattern, and finds the files that were deleted since", async () => {
    const repository = changedRepository();
    repository.write(".gitignore", "ignored.yaml\n");
    repository.write("specs/gone 1.yaml", documentWith(NAME));
    repository.write("specs/deep/gone.yaml", documentWith(NAME));
    repository.write("specs/staged.yaml", documentWith(NAME));
    repository.commit();
    await rm(join(repository.folder, "specs/gone 1.yaml"));
    await rm(join(repository.folder, "specs/deep"), { recursive: true });
    repository.git("rm", "-q", "specs/staged.yaml");
    repository.write("specs/new.yaml", documentWith(NAME));
    repository.write("specs/ignored.yaml", documentWith(NAME));
    const files = (folder: string, pattern: string) =>
      openBasePairs("HEAD", [pattern], worldIn(join(repository.folder, folder))).map(({ file }) => file);
    expect(files(".", "specs/*.yaml")).toEqual([
      "specs/api.yaml",
      "specs/gone 1.yaml",
      "specs/new.yaml",
      "specs/staged.yaml",
    ]);
    expect(files("specs", "**/gone*.yaml")).toEqual(["deep/gone.yaml", "gone 1.yaml"]);
    expect(files("specs/parts", "../sta*")).toEqual(["../staged.yaml"]);
    expect(() => files(".", "specs/*.json")).toThrow("specs/*.json: no file has such a name, neither now nor at HEAD");
  });

  it("opens a file once that is named twice", () => {
    const repository = changedRepository();
    const files = ["specs/api.yaml", "./specs/api.yaml", join(repository.folder, "specs/api.yaml")];
    expect(openBasePairs("main", files, worldIn(repository.folder))).toHaveLength(1);
  });

  it("finds the repository of a file, whatever a hook has set", () => {
    const repository = changedRepository();
    expect(told(openBasePairs("main", [join(repository.folder, "specs/api.yaml")], worldIn(newFolder())))).toEqual([
      [join(repository.folder, "specs/api.yaml"), "main:specs/api.yaml", join(repository.folder, "specs/api.yaml")],
    ]);
    const hook = worldIn(repository.folder, { GIT_DIR: ".git" });
    expect(told(openBasePairs("main", ["specs/api.yaml"], hook))).toEqual([
      ["specs/api.yaml", "main:specs/api.yaml", "specs/api.yaml"],
    ]);
  });

  it.for([
    [
      "main",
      "specs/gone.yaml",
      "specs/gone.yaml: the file exists neither now nor at main: there is no specs/gone.yaml there",
    ],
    ["main", "specs", "specs is a folder: name the OpenAPI document in it"],
    ["main", "-", "standard input has no file to compare with: --base takes files"],
    ["main", "", "a file has an empty name"],
    ["", "specs/api.yaml", "specs/api.yaml: the git reference is empty"],
    ["nowhere", "specs/api.yaml", "specs/api.yaml: git finds no commit, branch or tag called nowhere"],
    ["0".repeat(40), "specs/api.yaml", "GitHub gives this name to what was before a new branch"],
    ["-x", "specs/api.yaml", "specs/api.yaml: -x cannot be a git reference, because it begins with a dash"],
  ] as const)("says what is wrong: %s %s", ([ref, file, message]) => {
    const repository = changedRepository();
    expect(() => openBasePairs(ref, [file], worldIn(repository.folder))).toThrow(message);
  });
});
