import { type RunEnd, run } from "../../../../scripts/lib/process/run.ts";
import { root } from "../../../../scripts/lib/project/workspace.ts";
import type { ApiPlan } from "../plan/api-plan.ts";
import { planApi } from "../plan/plan.ts";
import { filesOf } from "./files.ts";
import { writeOrUndo } from "./write-or-undo.ts";

/** Makes a new API: its spec, its package and the generated files. If a step fails, nothing is left. */
export async function createApi(name: string, specFile: string | undefined): Promise<ApiPlan> {
  const plan = await planApi(name, specFile);
  const { folder, package: packageName } = plan.names;
  const after = {
    alsoChanged: ["pnpm-lock.yaml"],
    alsoMade: [`node_modules/${packageName}`],
  };
  await writeOrUndo(root, await filesOf(plan), after, async () => {
    await must("pnpm", ["install", "--prefer-offline", "--no-frozen-lockfile"]);
    await must("biome", ["check", "--write", `packages/${folder}`]);
    // The other packages did not change, so only this one is built.
    await must("turbo", ["run", "generate", "build", `--filter=${packageName}`, "--output-logs=errors-only"]);
  });
  return plan;
}

async function must(command: string, args: readonly string[]): Promise<void> {
  const { code, text } = await run(command, args, { output: "keep" }).catch(
    (error: Error): Pick<RunEnd, "code" | "text"> => {
      return { code: 1, text: `${error.message}\nStart it as \`npx --yes pnpm@12 new-api …\`` };
    },
  );
  if (code !== 0) throw new Error(`${command} ${args[0]} failed, and everything was undone:\n${text.trim()}`);
}

/** The next steps with a new API, for its keeper. */
export function nextSteps({ names, raw, resource }: ApiPlan, specFile: string | undefined): string {
  const { folder } = names;
  const left = Object.keys(raw.uncallable);
  const steps = [
    specFile === undefined
      ? `Replace the skeleton in specs/${folder}/openapi.yaml with the API that the vendor documents`
      : `Review each \`x-review\` of specs/${folder}/openapi.yaml, above all each x-effect, and remove the mark: \`pnpm spec:lint --all specs/${folder}/openapi.yaml\` lists what the lint will then refuse`,
    ...(left.length > 0 ? [`Not callable yet, and named in the contract test: ${left.join(", ")}`] : []),
    `pnpm generate, then write resources by hand${resource ? ` (packages/${folder}/src/${resource.file}.ts is one)` : ""}`,
    `Complete packages/${folder}/README.md, and describe the API's errors in src/dialect.ts`,
    "pnpm test and pnpm check",
  ];
  const made = `specs/${folder}, packages/${folder}, .changeset/${folder}-first-release.md; a dependency in package.json, a row in README.md`;
  return [`Made ${made}.`, "", ...steps.map((step, index) => `${index + 1}. ${step}.`)].join("\n");
}
