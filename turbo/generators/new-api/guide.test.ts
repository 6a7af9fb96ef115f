import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { guideSteps } from "./guide.ts";

test("the steps of a guide are its files, its commands and what they print", () => {
  const text =
    "<!-- repository: a/b.yaml -->\n```yaml\na: 1\n```\n\n```sh\nnpx --yes pnpm@12 build\n```\n\n<!-- prints -->\n```text\nok\n```\n";
  expect(guideSteps(text)).toEqual([{ save: "a/b.yaml", text: "a: 1\n" }, { command: ["build"] }, { prints: "ok" }]);
});

test.for(["```sh\nmake\n```\n", "```yaml\na: 1\n```\n"])("a block that nothing tries is refused: %j", (text) => {
  expect(() => guideSteps(text)).toThrow("add-an-api.md");
});

test("the guide makes a package, writes its method, calls it, and names the checks", async () => {
  const steps = guideSteps(await readFile(join(root, "site/src/content/docs/guides/add-an-api.md"), "utf8"));
  const commands = steps.flatMap((step) => ("command" in step ? [step.command[0]] : []));
  expect(commands).toEqual(["build", "new-api", "spec:lint", "generate", "build", "exec", "check", "contract", "test"]);
});
