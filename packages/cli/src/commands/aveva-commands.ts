import { Command, type OptionValues } from "commander";
import { type AvevaConnection, avevaAccount } from "../accounts/aveva-account.js";
import { given } from "../calls/given.js";
import { printOne, printRows } from "../calls/printing.js";
import { type Call, type CallOptions, makeCall } from "../calls/single-call.js";
import { CliError } from "../files/cli-error.js";
import { readDateTime } from "../reading/values/simple-values.js";
import { avevaCheck } from "./check-commands.js";
import { AVEVA_SETTINGS, EXIT_CODES } from "./help-texts.js";
import { avevaImport } from "./import-command.js";

const COLUMNS = ["Id", "UserId", "State", "Issued", "Expires", "Accepted"];

/** `aveva …` */
export function avevaCommands(): Command {
  const aveva = new Command("aveva").description("invitations to a tenant of AVEVA Data Hub");
  const single = (name: string, description: string): Command =>
    aveva
      .command(name)
      .description(description)
      .option("--json", "print JSON")
      .addHelpText("after", `\n${EXIT_CODES}\n\n${AVEVA_SETTINGS}`);
  const asking = (command: Command): Command => command.option("--yes", "do not ask; needed without a terminal");
  const ofUser = (userId: string): string => `invitations aveva get --user ${userId}`;

  aveva.addCommand(avevaImport());
  aveva.addCommand(avevaCheck());

  single("list", "list invitations; with --json one document a line")
    .option("--expired", "also those that have expired", false)
    .action(({ json, expired }: { json?: boolean; expired: boolean }) =>
      call(given({ json }), ({ client }) =>
        printRows(client.invitations.list({ includeExpiredInvitations: expired, count: 1000 }), COLUMNS, json),
      ),
    );
  single("get", "show one invitation")
    .argument("[id]")
    .option("--user <id>", "the invitation of this user")
    .action((id: string | undefined, { json, user }: { json?: boolean; user?: string }) =>
      call(given({ json }), async ({ client }) => {
        const one = oneOf(id, user);
        await printOne(
          "user" in one ? await client.userInvitations.get(one.user) : await client.invitations.get(one.id),
          json,
        );
      }),
    );
  asking(single("invite", "invite one user"))
    .argument("<user-id>")
    .option("--expires <time>", "when it expires, such as 2027-01-31T12:00:00Z")
    .option("--identity-provider <id>", "id of the identity provider")
    .option("--no-mail", "mail nobody")
    .action((userId: string, options: OptionValues & CallOptions) => {
      const { expires, identityProvider, mail } = options as {
        expires?: string;
        identityProvider?: string;
        mail: boolean;
      };
      const ExpiresDateTime = expires === undefined ? undefined : timeOption(expires);
      const body = given({
        ExpiresDateTime,
        IdentityProviderId: identityProvider,
        SendInvitation: mail ? undefined : false,
      });
      return call(
        options,
        async ({ client }) =>
          printOne(
            (await client.userInvitations.create(userId, body)) ?? { UserId: userId, accepted: true },
            options.json,
          ),
        {
          question: mail
            ? `This mails an invitation to user ${userId}.`
            : `This invites user ${userId} without a mail.`,
          lookup: ofUser(userId),
        },
      );
    });
  single("extend", "move the end of a user's invitation; nobody is mailed")
    .argument("<user-id>")
    .argument("<time>", "such as 2027-01-31T12:00:00Z, at most two months ahead")
    .action((userId: string, time: string, options: CallOptions) =>
      call(
        options,
        async ({ client }) => {
          const { created, invitation } = await client.userInvitations.extend(userId, timeOption(time));
          await printOne({ created, ...invitation }, options.json);
        },
        { lookup: ofUser(userId) },
      ),
    );
  asking(single("resend", "mail a user's invitation again"))
    .argument("<user-id>")
    .action((userId: string, options: CallOptions) =>
      call(
        options,
        async ({ client }) => {
          const { created, invitation } = await client.userInvitations.resend(userId);
          await printOne({ created, ...invitation }, options.json);
        },
        {
          question: `This mails the invitation of user ${userId} again.`,
          lookup: "ask the user whether the mail came.",
        },
      ),
    );
  asking(single("delete", "delete an invitation; its link stops working"))
    .argument("[id]")
    .option("--user <id>", "the invitation of this user")
    .action((id: string | undefined, options: CallOptions & { user?: string }) =>
      call(
        options,
        async (connection) => {
          const one = oneOf(id, options.user);
          if ("id" in one) await connection.client.invitations.delete(one.id);
          else await v1(connection).userInvitations.delete(one.user);
          await printOne({ ...one, deleted: true }, options.json);
        },
        {
          question: `This deletes the invitation ${id ?? `of user ${options.user}`}.`,
          lookup: id === undefined ? ofUser(options.user ?? "") : `invitations aveva get ${id}`,
        },
      ),
    );
  single("count", "count invitations")
    .option("--expired", "also those that have expired", false)
    .action(({ json, expired }: { json?: boolean; expired: boolean }) =>
      call(given({ json }), async (connection) => {
        const count = await v1(connection).invitations.count({ includeExpiredInvitations: expired });
        await printOne({ count }, json);
      }),
    );
  return aveva;
}

function call(
  { json, yes }: CallOptions,
  run: (connection: AvevaConnection) => Promise<void>,
  more: Pick<Call<AvevaConnection>, "question" | "lookup"> = {},
): Promise<void> {
  return makeCall(given({ json, yes }), { account: avevaAccount, run, ...more });
}

function oneOf(id: string | undefined, user: string | undefined): { readonly id: string } | { readonly user: string } {
  if (id !== undefined && user === undefined) return { id };
  if (user !== undefined && id === undefined) return { user };
  throw new CliError("usage", "Give the id of an invitation, or --user with the id of a user.");
}

function v1(connection: AvevaConnection) {
  if (connection.apiVersion === "v1") return connection.client;
  throw new CliError("usage", "Only v1 can do this: set AVEVA_API_VERSION=v1.");
}

function timeOption(text: string): string {
  const meaning = readDateTime(text);
  if ("problem" in meaning) throw new CliError("usage", `${meaning.problem}.`);
  return text;
}
