import type { AccountInvitationCreate, AccountInvitationUpdate, KantataClient } from "@invitation-clients/kantata-ox";
import { Command, Option, type OptionValues } from "commander";
import { kantataAccount } from "../accounts/kantata-account.js";
import { given } from "../calls/given.js";
import { printOne, printRows } from "../calls/printing.js";
import { type Call, type CallOptions, makeCall } from "../calls/single-call.js";
import { CliError } from "../files/cli-error.js";
import { wholeNumber } from "../program/numbers.js";
import { addressArgument } from "../reading/values/address.js";
import { permissionOption } from "../reading/values/permission.js";
import { kantataCheck } from "./check-commands.js";
import { EXIT_CODES, KANTATA_SETTINGS } from "./help-texts.js";
import { kantataImport } from "./import-command.js";

const COLUMNS = ["id", "email_address", "full_name", "permission", "pending"];
const LIST = "invitations kantata list --all";

/** `kantata …` */
export function kantataCommands(): Command {
  const kantata = new Command("kantata").description("invitations to a Kantata OX account");
  const single = (name: string, description: string): Command =>
    kantata
      .command(name)
      .description(description)
      .option("--json", "print JSON")
      .addHelpText("after", `\n${EXIT_CODES}\n\n${KANTATA_SETTINGS}`);
  const asking = (command: Command): Command => command.option("--yes", "do not ask; needed without a terminal");

  kantata.addCommand(kantataImport());
  kantata.addCommand(kantataCheck());

  single("list", "list invitations, newest first; with --json one document a line")
    .option("--all", "also those that were accepted", false)
    .option("--name <text>", "only people whose name contains this")
    .action(({ json, all, name }: { json?: boolean; all: boolean; name?: string }) =>
      call(given({ json }), async ({ accountInvitations }) => {
        const filter = given({ by_full_name: name });
        const rows = accountInvitations.list({
          only_pending: !all,
          order: "created_at:desc",
          ...filter,
        });
        await printRows(rows, COLUMNS, json);
      }),
    );
  single("get", "show one invitation")
    .argument("<id>")
    .action((id: string, { json }: CallOptions) =>
      call(given({ json }), async ({ accountInvitations }) => printOne(await accountInvitations.get(id), json)),
    );
  asking(fields(single("invite", "invite one person")))
    .option("--headline <text>", "title of the person")
    .argument("<email>", "", addressArgument)
    .argument("<name>")
    .action((email_address: string, full_name: string, options: OptionValues & CallOptions) => {
      const headline = options.headline as string | undefined;
      const body = (): AccountInvitationCreate => ({
        ...fieldsOf(options),
        ...given({ headline }),
        email_address,
        full_name,
      });
      const question = `This mails an invitation to ${email_address}, and a seat can cost money.`;
      return call(options, async (client) => printOne(await client.accountInvitations.create(body()), options.json), {
        question,
        lookup: `${LIST} --name "${full_name}"`,
      });
    });
  fields(single("update", "change an invitation; nobody is mailed"))
    .argument("<id>")
    .action((id: string, options: OptionValues & CallOptions) =>
      call(
        options,
        async ({ accountInvitations }) => {
          const body = fieldsOf(options);
          if (Object.keys(body).length === 0) {
            throw new CliError("usage", "There is nothing to change. See: invitations kantata update --help");
          }
          await printOne(await accountInvitations.update(id, body), options.json);
        },
        { lookup: `invitations kantata get ${id}` },
      ),
    );
  asking(single("resend", "mail an invitation again"))
    .argument("<id>")
    .action((id: string, options: CallOptions) =>
      call(options, async (client) => printOne(await client.accountInvitations.resend(id), options.json), {
        question: `This mails invitation ${id} again.`,
        lookup: "ask the person whether the mail came.",
      }),
    );
  asking(single("delete", "delete an invitation"))
    .argument("<id>")
    .action((id: string, options: CallOptions) =>
      call(
        options,
        async ({ accountInvitations }) => {
          await accountInvitations.delete(id);
          await printOne({ id, deleted: true }, options.json);
        },
        { question: `This deletes invitation ${id}.`, lookup: `invitations kantata get ${id}` },
      ),
    );
  asking(single("project-invite", "invite one person to a project"))
    .argument("<project-id>")
    .argument("<email>", "", addressArgument)
    .argument("<name>")
    .addOption(
      new Option("--role <role>", "the team: maven for consultants, buyer for clients")
        .choices(["maven", "buyer"])
        .makeOptionMandatory(),
    )
    .option("--subject <text>", "subject of the mail")
    .option("--message <text>", "text in the mail")
    .action((project: string, email_address: string, full_name: string, options: OptionValues & CallOptions) => {
      const { role, subject, message } = options as { role: "maven" | "buyer"; subject?: string; message?: string };
      const body = { email_address, full_name, invitee_role: role, ...given({ subject, message }) };
      return call(options, async (client) => printOne(await client.workspaces.invite(project, body), options.json), {
        question: `This mails ${email_address} an invitation to project ${project}.`,
        lookup: "look at the team of the project in Kantata.",
      });
    });
  return kantata;
}

function call(
  { json, yes }: CallOptions,
  run: (client: KantataClient) => Promise<void>,
  more: Pick<Call<KantataClient>, "question" | "lookup"> = {},
): Promise<void> {
  return makeCall(given({ json, yes }), { account: kantataAccount, run, ...more });
}

function fields(command: Command): Command {
  return command
    .option("--permission <level>", 'permission, such as "collaborator"')
    .option("--bill-rate <cents>", "in cents", wholeNumber(0))
    .option("--cost-rate <cents>", "in cents", wholeNumber(0))
    .option("--billability-target <percent>", "from 0 to 100", wholeNumber(0, 100))
    .option("--role <id>", "id of the default role", wholeNumber(0));
}

function fieldsOf(options: OptionValues): AccountInvitationUpdate {
  const { permission, billRate, costRate, billabilityTarget, role } = options;
  return given({
    permission: permission === undefined ? undefined : permissionOption(permission as string),
    bill_rate_in_cents: billRate as number | undefined,
    cost_rate_in_cents: costRate as number | undefined,
    billability_target: billabilityTarget as number | undefined,
    default_role_id: role as number | undefined,
  });
}
