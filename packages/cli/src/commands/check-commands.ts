import { Command } from "commander";
import type { Account } from "../accounts/account.js";
import { avevaAccount } from "../accounts/aveva-account.js";
import { kantataAccount } from "../accounts/kantata-account.js";
import { checkAveva } from "../checks/check-aveva.js";
import { checkKantata } from "../checks/check-kantata.js";
import { type Finding, printFindings } from "../checks/finding.js";
import { runAction } from "../outcome/run-action.js";
import { AVEVA_SETTINGS, EXIT_CODES, KANTATA_SETTINGS } from "./help-texts.js";

/** `kantata check` */
export function kantataCheck(): Command {
  return checkCommand(KANTATA_SETTINGS, kantataAccount, checkKantata);
}

/** `aveva check` */
export function avevaCheck(): Command {
  return checkCommand(AVEVA_SETTINGS, avevaAccount, checkAveva);
}

function checkCommand<Client>(
  settings: string,
  open: () => Promise<Account<Client>>,
  check: (client: Client) => Promise<Finding[]>,
): Command {
  return new Command("check")
    .description("look at the account, send nothing, and say whether what import relies on is true here")
    .option("--json", "print one JSON document")
    .addHelpText("after", `\n${EXIT_CODES}\n\n${settings}`)
    .action(({ json }: { json?: boolean }) =>
      runAction(json, async () => {
        const account = await open();
        try {
          return await printFindings(account.key, await check(account.client), json);
        } catch (error) {
          throw account.misplaced(error) ?? error;
        } finally {
          await account.close();
        }
      }),
    );
}
