import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../../../scripts/lib/process/run.ts";
import { largePackage } from "../../size/completion/large-package.ts";
import { exampleBody, memoryFetch } from "../perf/overhead/answers.ts";
import { asyncToken, BASE_URL } from "../perf/overhead/references.ts";
import { root } from "../setup/folders.ts";
import type { Series } from "./series.ts";
import { leastMillis, microsPerCall } from "./timing.ts";

const SIZES = [10, 100, 1000];
const SAMPLES = 4;
const OPTIONS = {
  strict: true,
  skipLibCheck: true,
  declaration: true,
  target: "es2022",
  lib: ["es2022", "esnext.disposable", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
  types: [],
};
const USAGE = `import { createKantataClient } from "./dist/index.js";
const kantata = createKantataClient({ accessToken: "token" });
console.log((await kantata.accountInvitations.get(42, { include: ["inviter"] })).inviter?.full_name);
`;

interface Built {
  createKantataClient(options: object): {
    accountInvitations: { get(id: number): Promise<unknown> };
    api: { GET(path: string): Promise<unknown> };
  };
}

/** What a larger spec costs its keeper, its callers' compiler, and each call. */
export async function overOperations(): Promise<Series[]> {
  const rows: { size: number; costs: readonly (readonly [name: string, unit: string, cost: number])[] }[] = [];
  for (const size of SIZES) rows.push({ size, costs: await costsAt(size) });
  const [first] = rows;
  return (first?.costs ?? []).map(([name, unit], index) => ({
    name,
    unit,
    over: "operations in a spec",
    points: rows.map(({ size, costs }) => ({ size, cost: costs[index]?.[2] ?? Number.NaN })),
  }));
}

async function costsAt(size: number): Promise<readonly (readonly [string, string, number])[]> {
  const generations: number[] = [];
  let folder = "";
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const made = await largePackage(size);
    folder = made.folder;
    generations.push(made.generation);
  }
  await writeFile(join(folder, "usage.ts"), USAGE);
  const emit = { ...OPTIONS, rootDir: ".", outDir: "dist" };
  await tsc(folder, "tsconfig.build.json", { compilerOptions: emit, files: ["index.ts"] });
  const check = { compilerOptions: { ...OPTIONS, declaration: false, noEmit: true }, files: ["usage.ts"] };
  const checks: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) checks.push(await tsc(folder, "tsconfig.json", check));

  const { createKantataClient } = (await import(pathToFileURL(join(folder, "dist/index.js")).href)) as Built;
  const fetch = memoryFetch(await exampleBody(), "content-length");
  const make = () => createKantataClient({ accessToken: asyncToken, baseUrl: BASE_URL, fetch });
  const client = make();
  repeat(make, 20_000);
  const last = size > 10 ? `/things_${Math.floor((size - 9) / 2)}` : "/account_invitations";
  await client.api.GET(last);
  return [
    ["generation", "ms", Math.min(...generations)],
    ["tsc, a file with one call", "ms", Math.min(...checks)],
    ["createKantataClient()", "µs", await leastMillis(() => repeat(make, 1000), 5)],
    ["one call, accountInvitations.get()", "µs", await microsPerCall(() => client.accountInvitations.get(42), 5000)],
    ["one raw call, the last path of the spec", "µs", await microsPerCall(() => client.api.GET(last), 5000)],
  ];
}

function repeat(run: () => unknown, times: number): void {
  for (let index = 0; index < times; index += 1) run();
}

/** Runs TypeScript 5.9 on a project, and returns the milliseconds that it reports. */
async function tsc(folder: string, name: string, config: object): Promise<number> {
  const project = join(folder, name);
  await writeFile(project, JSON.stringify(config));
  const bin = join(root, "node_modules/typescript/bin/tsc");
  const { code, text } = await run("node", [bin, "--extendedDiagnostics", "-p", project], { output: "keep" });
  const seconds = /^Total time:\s+([\d.]+)s/m.exec(text)?.[1];
  if (code !== 0 || seconds === undefined) throw new Error(text);
  return Number(seconds) * 1000;
}
