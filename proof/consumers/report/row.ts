import { cache, versionOf } from "../install/project.ts";
import type { Stage } from "../stage/servers.ts";
import type { Trial } from "../trials/trial.ts";
import type { Row } from "./report.ts";

/** Where a trial runs. `folder` is an error if its project could not be installed. */
export interface Place {
  readonly folder: string | Error;
  readonly stage: Stage;
}

/** Runs one trial. Any error becomes part of its row. */
export async function rowOf(trial: Trial, { folder, stage }: Place): Promise<Row> {
  const startedAt = performance.now();
  const row = (failure: string | undefined, tried = "", version = ""): Row => ({
    consumer: trial.name,
    ok: failure === undefined,
    unavailable: trial.unavailable !== undefined,
    tried,
    // Paths of this machine mean nothing to readers of the report.
    failure: failure?.replaceAll(`${cache}/`, "") ?? "",
    version,
    milliseconds: Math.round(performance.now() - startedAt),
  });
  if (trial.unavailable !== undefined) return row(trial.unavailable);
  if (folder instanceof Error) return row(folder.message);
  try {
    const { failure, tried, version } = await trial.run({ folder, stage });
    // If the version cannot be read, the trial's own failure is still the one to report.
    const shown = version ?? (await versionShown(folder, trial.tool).catch((error: Error) => error));
    if (shown instanceof Error) return row(failure ?? shown.message, tried);
    return row(failure, tried, shown);
  } catch (error) {
    return row(error instanceof Error ? error.message : String(error));
  }
}

async function versionShown(folder: string, tool: string): Promise<string> {
  return tool === "" ? "" : versionOf(folder, tool);
}
