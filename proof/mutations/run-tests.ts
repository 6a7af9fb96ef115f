import { stripVTControlCharacters } from "node:util";
import { run } from "../../scripts/lib/process/run.ts";

/** The result of the tests that ran against a change. */
export interface TestsEnd {
  /** `broken` if no test ran, because a file that does not load would fail with any change. */
  readonly end: "killed" | "survived" | "broken";
  /** The first test that failed, or what went wrong. */
  readonly by: string;
}

/** Runs vitest until the first failure. Tests that do not end within a minute count as failed. */
export async function runTests(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> },
): Promise<TestsEnd> {
  const all = ["run", "--bail", "1", "--testTimeout", "20000", ...args];
  const { code, text, timedOut } = await run("vitest", all, { ...options, output: "keep", timeout: 60_000 });
  if (timedOut) return { end: "killed", by: "its tests did not end" };
  return testsEnd(code, text);
}

/** Reads how vitest ended from its exit code and its output. */
export function testsEnd(code: number, text: string): TestsEnd {
  if (code === 0) return { end: "survived", by: "" };
  const output = stripVTControlCharacters(text);
  const failed = /Tests .*\d+ failed/.test(output) || output.includes("Unhandled Rejection");
  if (!failed) return { end: "broken", by: output.slice(-1500) };
  return { end: "killed", by: /FAIL\s+\S+ > (.*)/.exec(output)?.[1]?.trim() ?? "an unhandled rejection" };
}
