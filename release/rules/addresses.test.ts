import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { addressOf, addressProblems, withAddress } from "./addresses.ts";

const repository = "https://github.com/acme/clients";
const runtime = { folder: "packages/runtime", json: { name: "runtime", license: "MIT", type: "module" } };
const fields = {
  homepage: "https://github.com/acme/clients/tree/main/packages/runtime#readme",
  bugs: "https://github.com/acme/clients/issues",
  repository: { type: "git", url: "git+https://github.com/acme/clients.git", directory: "packages/runtime" },
};

it("while no address is known, a package has none of the fields", () => {
  expect(addressProblems({}, [runtime])).toEqual([]);
  expect(withAddress({}, runtime)).toEqual(runtime.json);
  const named = { ...runtime, json: { ...runtime.json, bugs: fields.bugs } };
  expect(addressProblems({}, [named])).toEqual(["packages/runtime/package.json: bugs: run pnpm release:addresses"]);
  expect(withAddress({}, named)).toEqual(runtime.json);
});

it("with an address, each package has all three, and its own folder", () => {
  expect(addressProblems({ repository }, [runtime])).toEqual([
    "packages/runtime/package.json: homepage, bugs, repository: run pnpm release:addresses",
  ]);
  const json = withAddress({ repository }, runtime);
  expect(json).toEqual({ ...runtime.json, ...fields });
  expect(Object.keys(json)).toEqual(["name", "license", "homepage", "bugs", "repository", "type"]);
  expect(addressProblems({ repository }, [{ ...runtime, json }])).toEqual([]);
  expect(addressProblems({ repository: `${repository}-2` }, [{ ...runtime, json }])).toHaveLength(1);
});

it("the root's homepage and bugs replace those of the repository", () => {
  const root = { repository, homepage: "https://clients.example.com", bugs: "https://bugs.example.com" };
  expect(addressOf(root, "packages/runtime")).toEqual({ ...fields, homepage: root.homepage, bugs: root.bugs });
});

it.each([
  [{ repository: "acme/clients" }, "repository must be the web address"],
  [{ repository: `${repository}.git` }, "repository must be the web address"],
  [{ repository: `${repository}/` }, "repository must be the web address"],
  [{ repository: { type: "git" } }, "repository must be the web address"],
  [{ homepage: "https://clients.example.com" }, "package.json: homepage without repository"],
])("%j is refused", (root, message) => {
  expect(() => addressOf(root, "packages/runtime")).toThrow(message);
});

it("every package.json is written as it was read, so that the command changes the address alone", async () => {
  const packages = await publicPackages();
  expect(packages.length).toBeGreaterThan(5);
  for (const { folder } of packages) {
    const text = await readFile(join(folder, "package.json"), "utf8");
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
  }
});
