import type { Stage } from "../stage/servers.ts";

/** What a trial has to work with. */
export interface TrialContext {
  /** Where its project is installed. */
  readonly folder: string;
  readonly stage: Stage;
}

/** How a trial ended. */
export interface Verdict {
  /** The first thing that is wrong; undefined if nothing is. */
  readonly failure?: string | undefined;
  /** What was tried, in a few words. */
  readonly tried: string;
  /** Where the version is only known when it runs. */
  readonly version?: string | undefined;
}

/** One row of the table: the packed packages, used in one way. */
export interface Trial {
  readonly name: string;
  /** Folder of `consumers/` that it runs in. */
  readonly project: string;
  /** Package whose version is shown; empty if none is tried by one. */
  readonly tool: string;
  /** Whether it belongs to `--quick`. */
  readonly quick: boolean;
  /** What it needs of this machine and does not find; it is not run then. */
  readonly unavailable?: string | undefined;
  run(context: TrialContext): Promise<Verdict>;
}
