import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checkout } from "../../scripts/lib/process/checkout.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { SCOPE, type Stage, type Step } from "./stage.ts";
import { baseline, committedBaseline, gateOnCode, gateOnSpec } from "./version-gate.ts";

const CHANGESET = ".changeset/rehearsed-change.md";

/** The steps after the registry has started, in order. Each builds on the earlier ones. */
export const releaseSteps: readonly Step[] = [
  { name: "1: version", run: version },
  { name: "1: build, pack, whole proof", run: (stage) => prove(stage) },
  {
    name: "1: publish",
    run: (stage) =>
      release(stage, 0, { runtime: "published", "aveva-identity": "published", "kantata-ox": "published" }),
  },
  { name: "1: install by name, README", run: tryPublished },
  {
    name: "1: publish again",
    run: (stage) =>
      release(stage, 0, { runtime: "already there", "aveva-identity": "already there", "kantata-ox": "already there" }),
  },
  {
    name: "1: baseline",
    run: (stage) =>
      committedBaseline(stage, { runtime: "baseline", "aveva-identity": "baseline", "kantata-ox": "baseline" }),
  },
  { name: "2: gate, a field removed from a spec", run: gateOnSpec },
  { name: "2: gate, code changed", run: (stage) => gateOnCode(stage, CHANGESET) },
  { name: "2: version, runtime changed", run: bumpRuntime },
  { name: "2: build, pack, smoke test", run: (stage) => prove(stage, "--smoke") },
  { name: "2: publish, one refused, one changed", run: publishInTrouble },
  {
    name: "2: baseline of half a release",
    run: (stage) =>
      baseline(stage, { runtime: "baseline", "aveva-identity": "left as it is", "kantata-ox": "left as it is" }),
  },
  { name: "2: resume, an answer is lost", run: resume },
  {
    name: "2: baseline of the rest",
    run: (stage) =>
      committedBaseline(stage, { runtime: "left as it is", "aveva-identity": "baseline", "kantata-ox": "baseline" }),
  },
  { name: "2: install by name, README", run: tryPublished },
  { name: "3: version, runtime changed", run: bumpRuntime },
  { name: "3: smoke test of a broken runtime", run: proveBroken },
  { name: "3: publish is held back", run: publishUnproven },
];

async function version({ checkout }: Stage): Promise<string> {
  const before = await versions(checkout);
  await checkout.must("pnpm", ["release:version"]);
  await checkout.commit("Version packages");
  const after = await versions(checkout);
  const same = Object.keys(after).filter((name) => after[name] === before[name]);
  if (same.length > 0) throw new Error(`not bumped: ${same.join(", ")}`);
  return Object.entries(after)
    .map(([name, text]) => `${name} ${text}`)
    .join(", ");
}

/** Changes the runtime alone. The packages that depend on it must get a new version too. */
async function bumpRuntime(stage: Stage): Promise<string> {
  const { checkout } = stage;
  await checkout.write(CHANGESET, `---\n"${SCOPE}/runtime": patch\n---\n\nA rehearsed change.\n`);
  return version(stage);
}

async function prove({ checkout, npmEnv }: Stage, ...options: readonly string[]): Promise<string> {
  const text = await checkout.must("node", ["release/prove/main.ts", ...options], npmEnv);
  const tried = text.split("\n").filter((line) => /\sok\s/.test(line)).length;
  return `${tried} steps passed on the tarballs`;
}

/** Publishes, and compares the result of each package with the expected one. */
async function release({ checkout, npmEnv }: Stage, code: number, expected: Record<string, string>): Promise<string> {
  const end = await checkout.run("node", ["release/publish/main.ts"], npmEnv);
  const seen = Object.keys(expected).map((name) => {
    const line = end.text.split("\n").find((one) => one.startsWith(`${SCOPE}/${name} `));
    return [name, line?.replace(/\s+/g, " ").split(" ").slice(2).join(" ") ?? "not named"] as const;
  });
  const wrong = seen.filter(([name, result]) => !result.startsWith(expected[name] ?? ""));
  if (end.code !== code || wrong.length > 0) throw new Error(`ended with ${end.code}, not ${code}:\n${end.text}`);
  return seen.map(([name, result]) => `${name} ${brief(result)}`).join("; ");
}

function brief(result: string): string {
  return (result.split(";")[0] ?? "")
    .replaceAll(`${SCOPE}/`, "")
    .replace(/\S+\.tgz/, "tarball")
    .trim();
}

async function tryPublished({ checkout, npmEnv }: Stage): Promise<string> {
  return (await checkout.must("node", ["release/prove/main.ts", "--published"], npmEnv)).trim();
}

async function publishInTrouble(stage: Stage): Promise<string> {
  const { checkout, proxy } = stage;
  proxy.faults.set(`${SCOPE}/kantata-ox`, "refuse");
  const text = (await versions(checkout))["aveva-identity"];
  const tarball = `.cache/release/tarballs/invitation-clients-aveva-identity-${text}.tgz`;
  const proven = await readFile(join(checkout.folder, tarball));
  await appendFile(join(checkout.folder, tarball), "changed since");
  const expected = {
    runtime: "published",
    "kantata-ox": "failed",
    "aveva-identity": "held back invitation-clients-aveva-identity",
  };
  try {
    return await release(stage, 1, expected);
  } finally {
    await checkout.write(tarball, proven);
  }
}

function resume(stage: Stage): Promise<string> {
  stage.proxy.faults.set(`${SCOPE}/kantata-ox`, "lose the answer");
  const expected = { runtime: "already there", "kantata-ox": "published", "aveva-identity": "published" };
  return release(stage, 0, expected);
}

async function proveBroken({ checkout, npmEnv }: Stage): Promise<string> {
  // Kantata's client does not import this entry point, so its own proof passes. It must still be held back.
  const file = join(checkout.folder, "packages/runtime/src/client-credentials.ts");
  await appendFile(file, '\nthrow new Error("injected by the rehearsal");\n');
  const { code, text } = await checkout.run("node", ["release/prove/main.ts", "--smoke"], npmEnv);
  const failed = text.split("\n").filter((line) => /\sFAILED\s/.test(line));
  const ofKantata = failed.filter((line) => line.startsWith(`${SCOPE}/kantata-ox`));
  const ofRuntime = failed.filter((line) => line.startsWith(`${SCOPE}/runtime`));
  if (code !== 1 || ofRuntime.length === 0 || ofKantata.length > 0) throw new Error(`ended with ${code}:\n${text}`);
  return `the proof of runtime failed, that of kantata-ox passed`;
}

async function publishUnproven(stage: Stage): Promise<string> {
  const expected = {
    runtime: "held back its proof failed",
    "kantata-ox": `held back needs ${SCOPE}/runtime, which was held back`,
    "aveva-identity": "held back",
  };
  const said = await release(stage, 1, expected);
  const { runtime } = await versions(stage.checkout);
  const answer = await fetch(`${stage.proxy.url}${SCOPE}/runtime`);
  const { versions: published } = (await answer.json()) as { versions: Record<string, unknown> };
  if (runtime === undefined || runtime in published) throw new Error(`runtime ${runtime} was published`);
  return said;
}

async function versions(checkout: Checkout): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of ["runtime", "aveva-identity", "kantata-ox"]) {
    found[name] = (
      await readJson<{ version: string }>(join(checkout.folder, "packages", name, "package.json"))
    ).version;
  }
  return found;
}
