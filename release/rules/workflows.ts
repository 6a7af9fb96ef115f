import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../scripts/lib/project/workspace.ts";

/** A step of a job: a command or an action. */
export interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A job with its permissions. */
export interface Job {
  readonly name: string;
  /** The job's own permissions, or those of its workflow. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Partial<Pick<Job, "permissions">> & Pick<Job, "steps">>>;
}

/** The steps of an action of this repository, which others use by the path of its `action.yml`. */
export async function actionSteps(file: string): Promise<readonly Step[]> {
  const { runs } = parse(await readFile(join(root, file), "utf8")) as { readonly runs: Pick<Job, "steps"> };
  return runs.steps;
}

/** The jobs of a workflow in `.github/workflows`, such as `release.yml`. */
export async function jobsOf(file: string): Promise<Job[]> {
  const workflow = parse(await readFile(join(root, ".github/workflows", file), "utf8")) as Workflow;
  return Object.entries(workflow.jobs).map(([name, { permissions, steps }]) => {
    const granted = permissions ?? workflow.permissions;
    if (granted === undefined) throw new Error(`${file}: neither ${name} nor its workflow has permissions`);
    return { name, permissions: granted, steps };
  });
}

/** Whether a job may change the repository or, with an identity token, a registry. */
export function mayWrite({ permissions }: Job): boolean {
  return Object.values(permissions).includes("write");
}

const INSTALL = /\b(npx|pnpx|pnpm|npm|yarn|corepack|turbo|ci\/run)\b/;

/** Whether a job runs code that comes from npm. The pinned pnpm counts too. */
export function usesPackages({ steps }: Job): boolean {
  return steps.some(({ run, with: inputs }) => INSTALL.test(`${run ?? ""} ${inputs?.script ?? ""}`));
}

/** Our scripts that a job runs with `node` before it installs anything. */
export function bareScripts({ steps }: Job): string[] {
  const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
  const first = commands.findIndex((command) => /\bpnpm (install|i)\b/.test(command));
  return (first < 0 ? commands : commands.slice(0, first)).flatMap((command) =>
    [...command.matchAll(/\bnode ((?:scripts|release)\/\S+)/g)].map(([, script]) => script as string),
  );
}
