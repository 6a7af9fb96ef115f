import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { optionalPeers, runReadme } from "./empty-project.ts";

it("optional peers are installed in the versions that the package has here", async () => {
  const folder = tempFolder(onTestFinished);
  const manifest = { peerDependencies: { mock: "^2 || ^3" }, peerDependenciesMeta: { mock: { optional: true } } };
  await putFile(folder, "package.json", JSON.stringify(manifest));
  await putFile(folder, "node_modules/mock/package.json", '{ "version": "3.0.5" }');
  expect(await optionalPeers(folder)).toEqual(["mock@3.0.5"]);
  await putFile(folder, "plain/package.json", "{}");
  expect(await optionalPeers(join(folder, "plain"))).toEqual([]);
});

it.each([
  ["a command", { bin: { alpha: "./a.js" } }, []],
  ["any other package", {}, ["has no code"]],
])("a README without code, of %s", async (_name, manifest, failures) => {
  const project = tempFolder(onTestFinished);
  await putFile(project, "node_modules/alpha/package.json", JSON.stringify({ version: "1.0.0", ...manifest }));
  await putFile(project, "node_modules/alpha/README.md", "# Alpha\n");
  expect(await runReadme(project, "alpha", "all")).toEqual({ ran: 0, failures });
});
