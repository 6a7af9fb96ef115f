import { isClientError } from "@invitation-clients/kantata-ox";
import type { Account } from "../accounts/account.js";
import { EXIT, type ExitCode } from "../outcome/exit-code.js";
import { CommandFailed, sentence } from "../outcome/failure.js";
import { runAction } from "../outcome/run-action.js";
import { confirmed } from "../program/ask.js";
import { say } from "../program/terminal.js";

/** The options that all commands of one call have. */
export interface CallOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** A command that makes one call. */
export interface Call<Client> {
  readonly account: () => Promise<Account<Client>>;
  /** What to ask before something that mails people or cannot be undone. */
  readonly question?: string | undefined;
  /** How to find out what became of a call without an answer. */
  readonly lookup?: string | undefined;
  run(client: Client): Promise<void>;
}

/** Makes one call, after asking where people are mailed or something is deleted. */
export async function makeCall<Client>({ json, yes }: CallOptions, call: Call<Client>): Promise<void> {
  await runAction(json, async (): Promise<ExitCode> => {
    const account = await call.account();
    try {
      if (call.question !== undefined && !(await confirmed(`${call.question} At ${account.key}.`, yes))) {
        say("Nothing was sent.");
        return EXIT.stopped;
      }
      await call.run(account.client);
      return EXIT.done;
    } catch (error) {
      const isDoubtful = isClientError(error) && error.outcome === "unknown";
      if (isDoubtful && call.lookup !== undefined) {
        const advice = `It may have happened or not. Do not repeat it before you looked: ${call.lookup}`;
        throw new CommandFailed({ code: EXIT.some, kind: "unknown", message: `${sentence(error.message)} ${advice}` });
      }
      const misplaced = account.misplaced(error);
      if (misplaced !== undefined || !isDoubtful) throw misplaced ?? error;
      // A read has no effect, so nothing about it can be unknown.
      throw new CommandFailed({
        code: EXIT.stopped,
        kind: "not-sent",
        message: `${sentence(error.message)} Try again.`,
      });
    } finally {
      await account.close();
    }
  });
}
