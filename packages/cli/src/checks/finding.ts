import type { ExitCode } from "../outcome/exit-code.js";
import { EXIT } from "../outcome/exit-code.js";
import { print } from "../program/terminal.js";

/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  /** Whether it is as `import` needs it; undefined if the account has too few invitations to tell. */
  readonly ok: boolean | undefined;
  readonly message: string;
}

/** Prints what was found. The exit code is 1 if `import` could not rely on something. */
export async function printFindings(
  account: string,
  findings: readonly Finding[],
  json: boolean | undefined,
): Promise<ExitCode> {
  const exitCode = findings.some(({ ok }) => ok === false) ? EXIT.some : EXIT.done;
  if (json) {
    await print(
      JSON.stringify({ exitCode, account, findings: findings.map((one) => ({ ...one, ok: one.ok ?? null })) }),
    );
    return exitCode;
  }
  await print(`Account: ${account}`);
  for (const { ok, message } of findings)
    await print(`${ok === undefined ? "  ?  " : ok ? "  ok " : "  NO "} ${message}`);
  return exitCode;
}
