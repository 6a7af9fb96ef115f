import { run } from "../../../../scripts/lib/process/run.ts";

/** One run of turbo. */
export interface TurboRun {
  readonly seconds: number;
  readonly cached: number;
  readonly tasks: number;
}

/** Runs `turbo run generate build` and reads from its output how many tasks came from the cache. */
export async function turboRun(cwd?: string): Promise<TurboRun> {
  const startedAt = performance.now();
  const { code, text } = await run("turbo", ["run", "generate", "build", "--output-logs=errors-only"], {
    output: "keep",
    ...(cwd === undefined ? {} : { cwd }),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  if (code !== 0) throw new Error(text);
  const [, cached = "0", tasks = "0"] = /Cached:\s+(\d+) cached, (\d+) total/.exec(text) ?? [];
  return { seconds, cached: Number(cached), tasks: Number(tasks) };
}
