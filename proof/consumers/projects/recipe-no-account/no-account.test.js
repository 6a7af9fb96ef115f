// Runs what each README says about calls without an account, in a folder of its own. Only the ports differ: any free one.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, symlink, writeFile } from "node:fs/promises";
import { test } from "node:test";

const env = { ...process.env, npm_config_offline: "true" };

/** Starts a command of a README, and resolves with the address that it prints. */
async function start(context, cwd, command) {
  const child = spawn(command, { cwd, env, shell: true, detached: true });
  context.after(() => process.kill(-child.pid));
  let text = "";
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
        // The line is complete: an address could arrive in two pieces.
        const [, address] = /(?:listening on |^)(http:\S+)\s/m.exec(text) ?? [];
        if (address) resolve(address);
      });
    }
    child.on("close", (code) => reject(new Error(`${command} ended with ${code}: ${text}`)));
  });
}

/** Starts both servers of a README. */
async function servers(context, folder) {
  await symlink("../node_modules", `${folder}/node_modules`).catch(({ code }) => assert.equal(code, "EEXIST"));
  const [prismCommand, fakeCommand] = await Promise.all(
    ["prism", "fake"].map(async (name) => (await readFile(`${folder}/${name}.sh`, "utf8")).trim()),
  );
  const script = await readFile(`${folder}/fake.mjs`, "utf8");
  const [, said] = /console\.log\(url\); \/\/ (\S+)/.exec(script);
  await writeFile(`${folder}/fake.mjs`, script.replace("port: 4011", "port: 0"));
  const commands = [prismCommand.replace("-p 4013", "-p 0"), fakeCommand];
  const [prism, fake] = await Promise.all(commands.map((command) => start(context, folder, command)));
  assert.equal(fake.replace(/:\d+/, ":4011"), said, "the fake prints the address that the README shows");
  return { prism, fake };
}

/** Runs the calls that a README shows, and resolves with the lines that they print. */
async function call(folder, { prism, fake }) {
  const script = await readFile(`${folder}/call.mjs`, "utf8");
  const portOf = (address) => new URL(address).port;
  const code = script.replace("127.0.0.1:4013", `127.0.0.1:${portOf(prism)}`).replace(":4011", `:${portOf(fake)}`);
  await writeFile(`${folder}/call.mjs`, code);
  const child = spawn(process.execPath, ["call.mjs"], { cwd: folder, env });
  const output = Promise.all([child.stdout, child.stderr].map((stream) => stream.setEncoding("utf8").toArray()));
  const [exit] = await once(child, "close");
  const [printed, failure] = (await output).map((chunks) => chunks.join(""));
  assert.equal(exit, 0, failure);
  return printed.trim().split("\n");
}

test("the root README starts Prism, and a fake that a client can call", async (context) => {
  const { fake } = await servers(context, "root");
  const { createKantataClient } = await import("@invitation-clients/kantata-ox");
  const kantata = createKantataClient({ accessToken: "any", baseUrl: fake });
  const { id } = await kantata.accountInvitations.create({ full_name: "Ada", email_address: "ada@example.com" });
  assert.equal((await kantata.accountInvitations.get(id)).full_name, "Ada");
});

test("Kantata OX: Prism answers with an example, and the fake with what was created", async (context) => {
  const printed = await call("kantata", await servers(context, "kantata"));
  assert.deepEqual(
    printed.map((line) => line.includes("ada@example.com")),
    [false, true],
  );
});

test("AVEVA Data Hub: Prism answers with an example, and the fake with what was created", async (context) => {
  const [example, created] = await call("aveva", await servers(context, "aveva"));
  assert.notEqual(example, "1");
  assert.equal(created, "1");
});
