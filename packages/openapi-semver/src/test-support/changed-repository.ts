import type { World } from "../world.ts";
import { documentWith, PART, partWith } from "./documents.ts";
import { newRepository, type TestRepository } from "./git-repository.ts";

export const NAME = "name: { type: string }";
const SIZE = "size: { type: integer }";

/** A world in a folder, without settings of git from outside. A document with the field `name` waits in standard input. */
export function worldIn(folder: string, env: World["env"] = {}): World {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return {
    folders: [folder],
    env: { ...Object.fromEntries(kept), ...env },
    isTerminal: false,
    readInput: async () => Buffer.from(documentWith(NAME)),
    print() {},
    say() {},
  };
}

/** A repository with `specs/api.yaml` and a part; the working tree has a field less in each. */
export function changedRepository(): TestRepository {
  const repository = newRepository();
  repository.write("specs/api.yaml", documentWith(NAME, SIZE, PART));
  repository.write("specs/parts/part.yaml", partWith("one", "two"));
  repository.commit();
  repository.write("specs/api.yaml", documentWith(NAME, PART));
  repository.write("specs/parts/part.yaml", partWith("one"));
  return repository;
}
