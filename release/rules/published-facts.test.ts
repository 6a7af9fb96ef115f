import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { productionDependencies, publishedDependencies } from "./published-facts.ts";

const WORDS =
  "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three".split(
    " ",
  );
const security = await readFile(join(root, "SECURITY.md"), "utf8");
const packages = await publicPackages();
const dependencies = await publishedDependencies();

interface Manifest {
  readonly name: string;
  readonly license: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

async function manifestOf(id: string): Promise<Manifest> {
  const name = id.slice(0, id.lastIndexOf("@"));
  const folder = `${id.replaceAll("/", "+")}/node_modules/${name}`;
  return readJson<Manifest>(join(root, "node_modules/.pnpm", folder, "package.json"));
}

test("SECURITY.md counts the published packages and their production dependencies, and names the dependencies", () => {
  const counted = /^- (\w+) packages with ([\w-]+) production dependencies between them \(([^)]*)\)/m.exec(
    security.replaceAll("\n  ", " "),
  );
  expect(counted?.slice(1, 3).map((word) => word.toLowerCase())).toEqual([
    WORDS[packages.length],
    WORDS[dependencies.length],
  ]);
  const named = [...(counted?.[3] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  expect(named.sort()).toEqual(dependencies.map((id) => id.slice(0, id.lastIndexOf("@"))));
});

test("they are MIT, or what SECURITY.md says instead, and have no install script", async () => {
  const own = packages.map(({ folder }) => readJson<Manifest>(join(folder, "package.json")));
  const manifests = await Promise.all([...own, ...dependencies.map(manifestOf)]);
  const [sentence = ""] = /, all MIT, but .*?\. `pnpm check`/.exec(security.replaceAll("\n  ", " ")) ?? [];
  const others = new Map<string, string>();
  for (const [, names = "", licence = ""] of sentence.matchAll(
    /((?:`[^`]+`(?:, | and )?)+), which (?:is|are) ([\w.-]+\w)/g,
  )) {
    for (const [, name = ""] of names.matchAll(/`([^`]+)`/g)) others.set(name, licence);
  }
  expect(others.size).toBeGreaterThan(0);
  for (const { name, license, scripts = {} } of manifests) {
    expect(license, name).toBe(others.get(name) ?? "MIT");
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  }
});

test("indirect and optional dependencies count once each, and packages of the workspace do not count", () => {
  const lockfile = {
    importers: {
      "packages/a": { dependencies: { x: { version: "1.0.0" }, b: { version: "link:../b" } } },
      "packages/b": { dependencies: { x: { version: "1.0.0" } } },
      "packages/c": { dependencies: { unseen: { version: "1.0.0" } } },
    },
    snapshots: {
      "x@1.0.0": { dependencies: { y: "2.0.0" } },
      "y@2.0.0": { dependencies: { x: "1.0.0" }, optionalDependencies: { z: "3.0.0" } },
      "z@3.0.0": {},
    },
  };
  expect(productionDependencies(lockfile, ["packages/a", "packages/b"])).toEqual(["x@1.0.0", "y@2.0.0", "z@3.0.0"]);
  expect(() => productionDependencies(lockfile, ["packages/c"])).toThrow("the lockfile has no unseen@1.0.0");
});

test("README.md and CONTRIBUTING.md list the published packages, and the first guide packs them all", async () => {
  const names = packages.map(({ name }) => name.slice(name.indexOf("/") + 1)).sort();
  const readme = await readFile(join(root, "README.md"), "utf8");
  const guide = await readFile(join(root, "site/src/content/docs/guides/first-invitation.md"), "utf8");
  const contributing = await readFile(join(root, "CONTRIBUTING.md"), "utf8");
  const listed = [...readme.matchAll(/^\| \[`@invitation-clients\/([\w-]+)`\]/gm)].map(([, name]) => name);
  const packed = /"\.\/packages\/\{(.*?)\}" pack/.exec(guide)?.[1];
  const shipped = /^packages\/ +what is shipped: (.*)$/m.exec(contributing)?.[1];
  expect([listed, packed?.split(","), shipped?.split(", ")].map((list) => list?.sort())).toEqual([names, names, names]);
  const counts = [...guide.matchAll(/\b(?:pack|install) all (\w+)/g)].map(([, count]) => count);
  expect(counts).toEqual([WORDS[names.length], WORDS[names.length]]);
});

/** The texts of the sources that are published, by their path in `src`. */
async function sourcesOf(folder: string): Promise<[path: string, text: string][]> {
  const files = (await filesBelow(join(folder, "src"))).filter(
    (path) => path.endsWith(".ts") && !/\.test(-d)?\.ts$|test-support/.test(path),
  );
  return Promise.all(files.map(async (path) => [path, await readFile(join(folder, "src", path), "utf8")] as const));
}

const readsEnvironment = ([, text]: readonly [path: string, text: string]): boolean =>
  /\bprocess\b.*\benv\b|\benv\b.*\bprocess\b|\benviron|\bDeno\.env|import\.meta\.env/.test(text);

test("only createNodeFetch reads the environment, and SECURITY.md names the variables", async () => {
  const readers: string[] = [];
  for (const { folder } of packages.filter(({ name }) => ![CLI, SEMVER].includes(name))) {
    readers.push(...(await sourcesOf(folder)).filter(readsEnvironment).map(([path]) => path));
  }
  // node-fetch.ts passes the environment to the other two.
  expect(readers.sort()).toEqual(["node/connect/proxies.ts", "node/node-fetch.ts", "node/settings.ts"]);
  const source = await readFile(join(root, "packages/runtime/src/node/connect/proxies.ts"), "utf8");
  const variables = [
    ...new Set([...source.matchAll(/\b(\w+_proxy)\b/g)].map(([, name]) => (name as string).toUpperCase())),
  ];
  const sentence = /^- The clients read .*?(?=\n- |\n\n)/ms.exec(security)?.[0] ?? "";
  expect([...sentence.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name).sort()).toEqual(variables.sort());
});

const CLI = "@invitation-clients/cli";
const SEMVER = "@invitation-clients/openapi-semver";

test("SECURITY.md names what the spec judge reads from the environment, which it gets in one place", async () => {
  const sources = await sourcesOf(packages.find(({ name }) => name === SEMVER)?.folder ?? "");
  expect(sources.filter(readsEnvironment).map(([path]) => path)).toEqual(["world.ts"]);
  const names = sources.flatMap(([, text]) => [
    ...[...text.matchAll(/\benv\.([A-Z_]+)\b/g)].map(([, name]) => name),
    ...[...text.matchAll(/\{ ([A-Z_, ]+) \} = env\b/g)].flatMap(([, list = ""]) => list.split(", ")),
  ]);
  const sentence = /^- The spec judge is .*?(?=\n- |\n\n)/ms.exec(security)?.[0] ?? "";
  const named = [...sentence.matchAll(/`([A-Z_]{3,})`/g)].map(([, name]) => name);
  expect(named.sort()).toEqual([...new Set(names)].sort());
});

test("SECURITY.md names all settings of the command line, which reads them in one place", async () => {
  const sources = await sourcesOf(packages.find(({ name }) => name === CLI)?.folder ?? "");
  const readers = sources.filter(([, text]) => /process\.env\b/.test(text)).map(([path]) => path);
  expect(readers).toEqual(["accounts/environment.ts"]);
  const texts = sources.map(([, text]) => text);
  const names = new Set(texts.join("\n").match(/\b(KANTATA|AVEVA)_(?!SETTINGS)[A-Z_]+/g));
  const sentence = /^- The command line reads .*?(?=\n- |\n\n)/ms.exec(security)?.[0] ?? "";
  expect([...sentence.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name).sort()).toEqual([...names].sort());
});
