import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { readCorrections, refuseStrayCorrections } from "./files.ts";

it("a file that does not exist has no corrections", async () => {
  expect(await readCorrections(join(root, "specs/none/corrections.yaml"))).toEqual([]);
});

it("a file that no published package reads is rejected, with the right path", async () => {
  const root = await mkdtemp(join(tmpdir(), "corrections-"));
  const put = async (file: string): Promise<void> => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), "");
  };
  try {
    await put("specs/things/corrections.yaml");
    await put("specs/things/openapi.yaml");
    await refuseStrayCorrections(root, ["things"]);
    await put("specs/things/corrections.yml");
    await put("specs/things/v1/corrections.yaml");
    await put("specs/thing/corrections.yaml");
    await put("specs/corrections.yaml");
    const strays = [
      "corrections.yaml",
      "thing/corrections.yaml",
      "things/corrections.yml",
      "things/v1/corrections.yaml",
    ];
    await expect(refuseStrayCorrections(root, ["things"])).rejects.toThrow(
      strays
        .map(
          (file) =>
            `specs/${file} is read by no published package: corrections belong in specs/things/corrections.yaml`,
        )
        .join("\n"),
    );
  } finally {
    await rm(root, { recursive: true });
  }
});
