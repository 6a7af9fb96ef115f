import { createAvevaFake, createKantataFake, type Trouble, trouble } from "@invitation-clients/testing";
import { type ServedHttp, serve } from "@invitation-clients/testing/http";
import { Command } from "commander";
import { CliError } from "../files/cli-error.js";
import { EXIT } from "../outcome/exit-code.js";
import { runAction } from "../outcome/run-action.js";
import { wholeNumber } from "../program/numbers.js";
import { print, say } from "../program/terminal.js";

interface FakeOptions {
  readonly port: number;
  readonly slow: number | undefined;
  readonly loseEvery: number | undefined;
}

/** Enough for any trial: troubles are planned ahead. */
const MOST_REQUESTS = 20_000;

/** `fake kantata` and `fake aveva` */
export function fakeCommand(): Command {
  const fake = new Command("fake").description("start a local server to try all this on; it takes any token");
  return fake
    .addCommand(
      withOptions(new Command("kantata").description("a Kantata OX account without invitations"), async (options) => {
        const account = createKantataFake({ anyToken: true });
        planTrouble(
          options,
          (one) => account.always(one),
          (plan) => account.next("createAccountInvitation", ...plan),
        );
        const served = await listen(account, options.port);
        return { served, settings: { KANTATA_BASE_URL: served.url, KANTATA_TOKEN: "any-token" } };
      }),
    )
    .addCommand(
      withOptions(new Command("aveva").description("an AVEVA tenant in which every id is a user"), async (options) => {
        const tenant = createAvevaFake({ anyToken: true });
        planTrouble(
          options,
          (one) => tenant.always(one),
          (plan) => tenant.next("createUserInvitation", ...plan),
        );
        const served = await listen(tenant, options.port);
        const { tenantId, clientId, clientSecret } = tenant.clientOptions;
        return {
          served,
          settings: {
            AVEVA_BASE_URL: served.url,
            AVEVA_TENANT_ID: tenantId,
            AVEVA_CLIENT_ID: clientId,
            AVEVA_CLIENT_SECRET: clientSecret,
            AVEVA_API_VERSION: "v1",
          },
        };
      }),
    );
}

interface Started {
  readonly served: ServedHttp;
  readonly settings: Readonly<Record<string, string>>;
}

function withOptions(command: Command, start: (options: FakeOptions) => Promise<Started>): Command {
  return command
    .option("--port <number>", "the port to listen on; 0 is any free one", wholeNumber(0, 65_535), 0)
    .option("--slow <ms>", "answer each request after so many milliseconds", wholeNumber(0, 600_000))
    .option("--lose-every <number>", "lose the answer of every so many requests that invite", wholeNumber(1, 10_000))
    .addHelpText(
      "after",
      "\nThe first line on standard output is the URL that KANTATA_BASE_URL or AVEVA_BASE_URL takes. Ctrl-C ends it.",
    )
    .action((options: FakeOptions) =>
      runAction(false, async () => {
        const { served, settings } = await start(options);
        const exports = Object.entries(settings).map(([name, value]) => `export ${name}=${value}`);
        // At once: a program that reads the first line and closes the pipe must not end the server.
        await print([served.url, ...exports].join("\n"));
        say("Paste the lines above into another terminal. Ctrl-C ends the server, and forgets everything.");
        await new Promise<void>((resolve) => {
          for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
        });
        await served.close();
        return EXIT.done;
      }),
    );
}

function planTrouble(
  { slow, loseEvery }: FakeOptions,
  always: (one: Trouble) => void,
  next: (plan: readonly Trouble[]) => void,
): void {
  const usual = trouble.slow(slow ?? 0);
  if (slow !== undefined) always(usual);
  if (loseEvery === undefined) return;
  next(
    Array.from({ length: MOST_REQUESTS }, (_, n) => ((n + 1) % loseEvery === 0 ? trouble.lostAfterCommit() : usual)),
  );
}

async function listen(fake: Parameters<typeof serve>[0], port: number): Promise<ServedHttp> {
  try {
    return await serve(fake, { port });
  } catch (error) {
    throw new CliError("usage", `The server cannot start: ${(error as Error).message.replace(/^serve: /, "")}.`, {
      cause: error,
    });
  }
}
