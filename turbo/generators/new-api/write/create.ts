import { type RunEnd, run } from "../../../../scripts/lib/process/run.ts";
import { root } from "../../../../scripts/lib/project/workspace.ts";
import type { ApiPlan } from "../plan/api-plan.ts";
import { planApi } from "../plan/plan.ts";
import { filesOf } from "./files.ts";
import { writeOrUndo } from "./write-or-undo.ts";

/** Makes a new API: its spec, its package and the generated files. If a step fails, nothing is left. */
export async function createApi(name: string, specFile: string | undefined, leavesOut = false): Promise<ApiPlan> {
  const plan = await planApi(name, specFile, leavesOut);
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

/** What was made and left out, and the next steps, for the keeper of a new API. */
export function nextSteps({ names, leftOut, raw, resource }: ApiPlan, specFile: string | undefined): string {
  const { folder } = names;
  const spec = `specs/${folder}/openapi.yaml`;
  const unshown = Object.keys(raw.uncallable);
  const steps = [
    specFile === undefined
      ? `Replace the skeleton in ${spec} with the API that the vendor documents, remove \`x-review\` from its info, and run \`pnpm spec:lint ${spec}\``
      : `Review ${spec} from the top: do what each \`x-review\` says, above all check each x-effect, and remove the mark. \`pnpm spec:lint --all ${spec}\` lists what the lint refuses as soon as a mark is gone`,
    ...(unshown.length > 0
      ? [
          `Give these operations examples: packages/${folder}/README.md says why the contract test cannot call them yet: ${unshown.join(", ")}`,
        ]
      : []),
    "`pnpm generate` after each change of the spec: the compiler and the tests then name what has to follow",
    `Write methods for what callers need most, with tests${resource ? `: packages/${folder}/src/${resource.file}.ts has one, to begin with` : ""}`,
    `Describe the API's errors in packages/${folder}/src/dialect.ts, and complete packages/${folder}/README.md`,
    "`pnpm test` and `pnpm check`, then commit",
  ];
  const made = `specs/${folder}, packages/${folder}, .changeset/${folder}-first-release.md; a dependency in package.json, a row in README.md`;
  return [
    `Made ${made}.`,
    ...(leftOut.length > 0 ? ["", "Left out, and named in the README:", ...leftOut.map((line) => `- ${line}`)] : []),
    "",
    "Next:",
    ...steps.map((step, index) => `${index + 1}. ${step}.`),
  ].join("\n");
}
