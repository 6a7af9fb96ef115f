import { expect, test } from "vitest";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { sbomArguments } from "./sbom-arguments.ts";

test("every published package gets a bill of materials, and so does a new one", async () => {
  const packages = [...(await publicPackages()), { name: "@invitation-clients/new-thing" }];
  const args = sbomArguments(packages, "folder");
  expect(args.filter((arg) => arg.startsWith("--filter="))).toEqual(packages.map(({ name }) => `--filter=${name}`));
  expect(args).toContain("--filter=@invitation-clients/new-thing");
});
