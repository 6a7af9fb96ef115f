import { Command, type OptionValues } from "commander";
import { avevaAccount } from "../accounts/aveva-account.js";
import { kantataAccount } from "../accounts/kantata-account.js";
import { importList } from "../importing/import-list.js";
import { countsInWords } from "../importing/import-outcome.js";
import type { ExitCode } from "../outcome/exit-code.js";
import { runAction } from "../outcome/run-action.js";
import { collected, secondsAsMs, wholeNumber } from "../program/numbers.js";
import { print, say } from "../program/terminal.js";
import { permissionOption } from "../reading/values/permission.js";
import { roleOptions } from "../reading/values/role.js";
import { avevaTarget } from "../targets/aveva-target.js";
import { kantataTarget } from "../targets/kantata-target.js";
import type { Target } from "../targets/target.js";
import { AVEVA_SETTINGS, EXIT_CODES, KANTATA_SETTINGS } from "./help-texts.js";

/** `kantata import` */
export function kantataImport(): Command {
  return sharedOptions(
    new Command("import").description("invite everyone in a CSV file, however often it is stopped and run again"),
  )
    .option("--permission <level>", 'permission of rows that have none, such as "collaborator"')
    .option(
      "--role <name=id>",
      'the id of a role that the list names, such as "Engineer=31"; may be repeated',
      collected,
      [],
    )
    .addHelpText("after", `\n${COLUMNS_KANTATA}\n\n${SAFETY}\n\n${EXIT_CODES}\n\n${KANTATA_SETTINGS}`)
    .action((path: string, options: OptionValues) =>
      runImport(path, options, async () => {
        const { permission, role } = options as { permission?: string; role: string[] };
        const roles = roleOptions(role);
        const level = permission === undefined ? {} : { permission: permissionOption(permission) };
        return kantataTarget(await kantataAccount(), { roles, ...level });
      }),
    );
}

/** `aveva import` */
export function avevaImport(): Command {
  return sharedOptions(
    new Command("import").description("invite all users in a CSV file, however often it is stopped and run again"),
  )
    .option("--concurrency <number>", "users who are invited at the same time (default: 4)", wholeNumber(1, 16))
    .addHelpText("after", `\n${COLUMNS_AVEVA}\n\n${SAFETY}\n\n${EXIT_CODES}\n\n${AVEVA_SETTINGS}`)
    .action((path: string, options: OptionValues) =>
      runImport(path, options, async () => avevaTarget(await avevaAccount())),
    );
}

function sharedOptions(command: Command): Command {
  return command
    .argument("<file>", 'the list; "-" is standard input')
    .option("--dry-run", "say what would happen, and send nothing but the look for existing invitations")
    .option("--yes", "do not ask; needed without a terminal")
    .option("--out <file>", "the result file (default: people.result.csv beside people.csv)")
    .option("--journal <file>", "the journal, by which another run goes on (default: people.csv.journal)")
    .option("--map <column=field>", 'what a column is, such as "E-Mail=email_address"; may be repeated', collected, [])
    .option("--skip-invalid", "leave out rows with problems; otherwise nobody is invited", false)
    .option("--max <number>", "invite nobody if the list has more people than this", wholeNumber(0))
    .option(
      "--settle-delay <seconds>",
      "how long the server may work on a lost request (default: 200 for Kantata, 40 for AVEVA)",
      secondsAsMs,
    )
    .option("--json", "print one JSON document about the outcome")
    .option("--quiet", "no progress and no notes");
}

const COLUMNS_KANTATA = `The file is CSV with a header: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252. Needed are an address
("Email") and a name ("Name", or "First name" and "Last name"). Also known: Headline, Permission Level, Role, Bill Rate,
Cost Rate, Billable Utilization Target, and the names of the API. Other columns are only copied to the result.

  Email,Name,Permission Level
  ada@example.com,Ada Brandt,Collaborator`;

const COLUMNS_AVEVA = `The file is CSV with a header: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252. Needed is the id of a user
("userId"). Also known: Expires, SendInvitation, disableInvitation, IdentityProviderId. Other columns are only copied
to the result.

  userId,Expires
  68a3a33b-b9dd-4eea-884f-87daefc4ff0f,2027-01-31T12:00:00Z`;

const SAFETY = `Stopped in any way (Ctrl-C, kill, power, network), the same command with the same file goes on where it was: nobody is
invited twice, and nobody is left out. The result file has one row per row of the list, with status (created, existing,
rejected, unknown, not-attempted, invalid), invitation_id and message.
Standard input and pipes have their journal and result in the current folder, named after the list's digest, unless --journal
and --out name others.`;

async function runImport<P>(path: string, options: OptionValues, target: () => Promise<Target<P>>): Promise<void> {
  const { json, dryRun = false, yes = false, quiet = false, ...rest } = options as GivenOptions;
  await runAction(json, async (): Promise<ExitCode> => {
    const made = await target();
    try {
      const outcome = await importList(path, made, { ...rest, dryRun, yes, quiet });
      if (outcome.counts !== undefined && outcome.outcome !== "dry-run" && outcome.outcome !== "declined") {
        say(`${countsInWords(outcome.counts)}.`);
        say(`The result is in ${outcome.result}.`);
      }
      say(outcome.message);
      if (json) await print(JSON.stringify(outcome));
      return outcome.exitCode;
    } finally {
      await made.close();
    }
  });
}

interface GivenOptions {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly quiet?: boolean;
  readonly skipInvalid: boolean;
  readonly map: readonly string[];
  readonly out: string | undefined;
  readonly journal: string | undefined;
  readonly max: number | undefined;
  readonly settleDelay: number | undefined;
  readonly concurrency: number | undefined;
}
