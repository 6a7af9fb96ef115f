import type { Stage } from "../stage/servers.ts";

/** What a trial is given. */
export interface TrialContext {
  /** The folder in which its project is installed. */
  readonly folder: string;
  readonly stage: Stage;
}

/** How a trial ended. */
export interface Verdict {
  /** The first problem; undefined if there is none. */
  readonly failure?: string | undefined;
  /** What was tested, in a few words. */
  readonly tried: string;
  /** The version of the tool, if it is known only at run time. */
  readonly version?: string | undefined;
}

/** One row of the table: one way to use the packed packages. */
export interface Trial {
  readonly name: string;
  /** The folder of `projects/` in which it runs. */
  readonly project: string;
  /** The package whose version the row shows; empty for none. */
  readonly tool: string;
  /** Whether `--quick` runs it too. */
  readonly quick: boolean;
  /** Why it cannot run on this machine; undefined if it can. */
  readonly unavailable?: string | undefined;
  run(context: TrialContext): Promise<Verdict>;
}
