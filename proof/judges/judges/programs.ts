// Published judges that are programs of their own. They are run where they are on the PATH, and never installed from here.

import type { Bump } from "@invitation-clients/openapi-semver";
import { run } from "../../../scripts/lib/process/run.ts";
import { type Answer, failedWith, NO_BREAK, NO_CHANGE } from "./answer.ts";
import type { Documents, Judge } from "./judge.ts";

interface Program {
  readonly name: string;
  readonly versionArgs: readonly string[];
  readonly args: (documents: Documents) => readonly string[];
  readonly read: (output: unknown) => Answer;
}

interface OasdiffChange {
  /** 1 INFO, 2 WARN, 3 ERR. */
  readonly level: number;
}

interface OpenApiChangesReport {
  readonly changes?: readonly { readonly breaking?: boolean }[];
}

/** Each level of oasdiff, and the bumps that it leaves possible. `oasdiff breaking` lists WARN as well as ERR. */
export const LEVELS: Readonly<Record<"ERR" | "WARN" | "INFO" | "nothing", readonly Bump[]>> = {
  ERR: ["major"],
  WARN: ["major"],
  INFO: NO_BREAK,
  nothing: NO_CHANGE,
};

const PROGRAMS: readonly Program[] = [
  {
    name: "oasdiff",
    versionArgs: ["--version"],
    args: ({ oldFile, newFile }) => ["changelog", oldFile, newFile, "--format", "json"],
    read(output) {
      const changes = Array.isArray(output) ? output : (output as { changes?: unknown[] } | null)?.changes;
      const worst = Math.max(0, ...((changes ?? []) as OasdiffChange[]).map(({ level }) => level));
      const level = (["nothing", "INFO", "WARN", "ERR"] as const)[worst] ?? "ERR";
      return { text: level, bumps: LEVELS[level] };
    },
  },
  {
    name: "openapi-changes",
    versionArgs: ["version"],
    args: ({ oldFile, newFile }) => ["report", "--no-logo", oldFile, newFile],
    read(output) {
      const { changes = [] } = (output ?? {}) as OpenApiChangesReport;
      if (changes.some(({ breaking }) => breaking)) return { text: "breaking", bumps: ["major"] };
      return changes.length > 0 ? { text: "not breaking", bumps: NO_BREAK } : { text: "no change", bumps: NO_CHANGE };
    },
  },
];

/** The programs. One that is missing has no version and gives no answer. */
export async function programs(): Promise<Judge[]> {
  return Promise.all(PROGRAMS.map(judgeOf));
}

async function judgeOf({ name, versionArgs, args, read }: Program): Promise<Judge> {
  const asked = await run(name, versionArgs, { output: "keep" }).catch(() => undefined);
  const version = asked?.code === 0 ? (/\d+(\.\d+)+\S*/.exec(asked.text)?.[0] ?? "unknown version") : undefined;
  const ask = async (documents: Documents): Promise<Answer> => {
    if (version === undefined) return { text: "not installed", because: "no answer" };
    const { stdout, stderr } = await run(name, args(documents), { output: "keep" });
    if (stdout.trim() === "" && stderr.trim() !== "") throw new Error(stderr.trim());
    return read(stdout.trim() === "" ? undefined : JSON.parse(stdout));
  };
  return { name, version, ask: (documents) => ask(documents).catch(failedWith) };
}
