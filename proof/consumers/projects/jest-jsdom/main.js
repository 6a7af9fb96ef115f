// Runs Jest with jsdom on the installed packages, and prints its results in the format of the smoke tests.
import { spawn } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";

await mkdir("out", { recursive: true });
const args = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--json", "--outputFile=out/jest.json"];
const env = { ...process.env, NODE_OPTIONS: "" };
const jest = spawn(process.execPath, args, { stdio: "inherit", env });
jest.on("close", async () => {
  const { testResults } = JSON.parse(await readFile("out/jest.json", "utf8"));
  const results = testResults.flatMap(({ message, assertionResults }) =>
    assertionResults.length === 0
      ? [{ name: "the file loads", ok: false, message }]
      : assertionResults.map(({ title, status, failureMessages }) => ({
          name: title,
          ok: status === "passed",
          message: failureMessages.join("\n"),
        })),
  );
  console.log(`RESULT ${JSON.stringify(results)}`);
});
