import { expect, it, onTestFinished } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { readCorrections, refuseStrayCorrections } from "./files.ts";

it("a file that does not exist has no corrections", async () => {
  expect(await readCorrections(root, "specs/none/corrections.yaml")).toEqual([]);
});

it("a file that no published package reads is rejected, with the right path", async () => {
  const root = tempFolder(onTestFinished);
  await putFile(root, "specs/things/corrections.yaml", "");
  await putFile(root, "specs/things/openapi.yaml", "");
  await refuseStrayCorrections(root, ["things"]);
  await putFile(root, "specs/things/corrections.yml", "");
  await putFile(root, "specs/things/v1/corrections.yaml", "");
  await putFile(root, "specs/thing/corrections.yaml", "");
  await putFile(root, "specs/corrections.yaml", "");
  const strays = ["corrections.yaml", "thing/corrections.yaml", "things/corrections.yml", "things/v1/corrections.yaml"];
  await expect(refuseStrayCorrections(root, ["things"])).rejects.toThrow(
    strays
      .map(
        (file) => `specs/${file} is read by no published package: corrections belong in specs/things/corrections.yaml`,
      )
      .join("\n"),
  );
});
