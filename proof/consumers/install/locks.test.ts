import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly resolved?: string }>>;
}

const home = join(root, "proof/consumers/projects");
const projects = (await readdir(home)).filter((name) => existsSync(join(home, name, "package.json")));

it("there are projects", () => expect(projects.length).toBeGreaterThan(14));

it.each(projects)(
  "%s: the lock file has a hash for every package from a registry, and names no registry",
  async (name) => {
    const lock = await readJson<Lock>(join(home, name, "package-lock.json"));
    const installed = Object.entries(lock.packages).filter(([path]) => path !== "");
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  },
);
