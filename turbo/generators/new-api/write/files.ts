import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../../scripts/lib/project/workspace.ts";
import type { ApiPlan } from "../plan/api-plan.ts";
import { changeset, manifest, tsconfig, tsconfigBuild, turboConfig } from "../templates/package-files.ts";
import { readme } from "../templates/readme.ts";
import { clientSource, dialectSource, indexSource, resourceSource, validateSource } from "../templates/sources.ts";
import { contractSource, stageSource, typeTestSource } from "../templates/tests.ts";

/** The files of a new API by path from the root, and the files of the repository that change for it. */
export async function filesOf(plan: ApiPlan): Promise<Map<string, string>> {
  const { folder } = plan.names;
  const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");
  const own = (path: string): string => `packages/${folder}/${path}`;
  const files = new Map([
    [`specs/${folder}/openapi.yaml`, plan.spec],
    [`.changeset/${folder}-first-release.md`, changeset(plan)],
    [own("package.json"), manifest(plan)],
    [own("turbo.json"), turboConfig(plan)],
    [own("tsconfig.json"), tsconfig],
    [own("tsconfig.build.json"), tsconfigBuild],
    [own("LICENSE"), await read("LICENSE")],
    [own("README.md"), readme(plan)],
    [own("src/index.ts"), indexSource(plan)],
    [own("src/client.ts"), clientSource(plan)],
    [own("src/dialect.ts"), dialectSource(plan)],
    [own(`src/test-support/${folder}-stage.ts`), stageSource(plan)],
    [own("src/every-operation.contract.test.ts"), contractSource(plan)],
    [own("src/raw-api.test-d.ts"), typeTestSource(plan)],
    ["package.json", withDependency(await read("package.json"), plan)],
    ["README.md", withRow(await read("README.md"), plan)],
  ]);
  if (plan.resource) files.set(own(`src/${plan.resource.file}.ts`), resourceSource(plan));
  if (plan.bodies.length > 0) files.set(own("src/validate.ts"), validateSource(plan));
  return files;
}

/** Scripts and README code import the package by its name. */
function withDependency(text: string, { names }: ApiPlan): string {
  const json = JSON.parse(text) as { devDependencies: Record<string, string> };
  const entries = Object.entries({ ...json.devDependencies, [names.package]: "workspace:*" });
  json.devDependencies = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(json, null, 2)}\n`;
}

function withRow(text: string, { names, title }: ApiPlan): string {
  const row = `| [\`${names.package}\`](packages/${names.folder}/README.md) | client for ${title.replaceAll("|", "\\|")} |`;
  // The runtime is the last row of the table.
  return text.replace("| [`@invitation-clients/runtime`]", () => `${row}\n| [\`@invitation-clients/runtime\`]`);
}
