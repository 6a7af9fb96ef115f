// The installed command, against its own fake: help, an import that is killed, and the run that goes on.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";

/** Starts the command as a shell does: by its link, with this Node first on the path. */
function invitations(args, env = {}) {
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  return spawn(join(import.meta.dirname, "node_modules/.bin/invitations"), args, {
    env: { ...process.env, PATH, ...env },
  });
}

async function run(args, env) {
  const child = invitations(args, env);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => (text += part));
  const [code] = await once(child, "close");
  return { code, text };
}

test("it prints its help", async () => {
  const { code, text } = await run(["--help"]);
  assert.equal(code, 0);
  assert.match(text, /invitations kantata import people\.csv/);
});

test("an import that is killed goes on, and the result has everybody", async () => {
  const fake = invitations(["fake", "kantata", "--slow", "100"]);
  try {
    const [url] = await once(createInterface({ input: fake.stdout }), "line");
    const env = { KANTATA_BASE_URL: url, KANTATA_TOKEN: "any-token" };
    const folder = await mkdtemp(join(tmpdir(), "consumer-cli-"));
    const list = join(folder, "people.csv");
    const rows = Array.from({ length: 200 }, (_, n) => `p${n}@example.com,Person ${n}`);
    await writeFile(list, `Email,Name\n${rows.join("\n")}\n`);
    const first = invitations(["kantata", "import", list, "--yes"], env);
    while (!(await readFile(`${list}.journal`, "utf8").catch(() => "")).includes('"send"')) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    first.kill("SIGKILL");
    const { code, text } = await run(["kantata", "import", list, "--yes", "--settle-delay", "2"], env);
    assert.equal(code, 0, text);
    const result = await readFile(join(folder, "people.result.csv"), "utf8");
    assert.equal(result.match(/,created,/g).length, 200);
  } finally {
    fake.kill();
  }
});
