import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../../scripts/lib/process/run.ts";
import { cache, root } from "../../setup/folders.ts";
import { printClaim } from "../measuring/claim.ts";
import { fixed, median } from "../measuring/numbers.ts";
import { printTable } from "../measuring/table.ts";

const SAMPLES = 5;

/** Works like turbo's `generate` task, but writes to another folder, because other programs may read the sources. */
const OURS = `
const { generate } = await import(process.argv[1]);
const { mkdir, writeFile } = await import("node:fs/promises");
const { dirname, join } = await import("node:path");
for (const [path, text] of await generate("kantata-ox")) {
  const file = join(process.argv[2], path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}`;

/** Times the generation of one API by our script and by openapi-typescript's own command, each in a new process. */
export async function compareGeneration(): Promise<void> {
  const folder = join(cache, "keeper");
  await mkdir(folder, { recursive: true });
  const spec = join(root, "specs/kantata-ox/openapi.yaml");
  const cli = join(root, "node_modules/openapi-typescript/bin/cli.js");
  const script = join(root, "scripts/generate/main.ts");
  const ours: number[] = [];
  const upstream: number[] = [];
  for (let sample = -1; sample < SAMPLES; sample += 1) {
    const theirs = await timed([cli, spec, "-o", join(folder, "upstream.ts")]);
    const own = await timed(["--input-type=module", "-e", OURS, script, join(folder, "ours")]);
    if (sample < 0) continue;
    upstream.push(theirs);
    ours.push(own);
  }
  const beyond = median(ours) - median(upstream);
  printTable(
    `Generating one API, median of ${SAMPLES}`,
    ["what", "s", "ratio"],
    [
      ["openapi-typescript's own command: types", fixed(median(upstream)), "1"],
      [
        "ours: bundled spec, types, operation table, version",
        fixed(median(ours)),
        fixed(median(ours) / median(upstream)),
      ],
    ],
  );
  printClaim("Generation beyond openapi-typescript's own time", beyond, 0.5, " s");
}

async function timed(args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const { code, text } = await run("node", args, { output: "keep" });
  if (code !== 0) throw new Error(text);
  return (performance.now() - startedAt) / 1000;
}
