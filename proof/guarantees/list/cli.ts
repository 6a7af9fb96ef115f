import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "cli/src";
const importing = `${src}/importing/import-list.test.ts`;
const refusals = `${src}/importing/refusals.test.ts`;
const resume = `${src}/importing/resume.test.ts`;
const send = `${src}/importing/send.test.ts`;
const stop = `${src}/importing/stop.test.ts`;
const progress = `${src}/progress/progress-line.test.ts`;
const terminal = `${src}/progress/terminal.test.ts`;
const environment = `${src}/accounts/environment.test.ts`;
const commands = `${src}/commands/commands.test.ts`;
const fakes = `${src}/commands/fake-command.test.ts`;
const checks = `${src}/checks/checks.test.ts`;
const aveva = `${src}/targets/aveva-target.test.ts`;

/** What the command line guarantees to people with a list. */
export const cliGuarantees: GuaranteeGroup[] = [
  {
    title: "The command line",
    guarantees: [
      guarantee(
        "An import that was killed goes on when it is run again: it looks for whom it sent without an answer, and invites nobody twice",
        [resume, importing],
        [`${src}/importing/slices.ts`, "resume: own.filter((entry) => entry.positions.length > 0)", "resume: []"],
        [`${src}/importing/row-states.ts`, ' || own.status === "unknown"', ""],
      ),
      guarantee(
        "A request leaves only after the journal has it on the disk: on a full disk or in a read-only folder nothing is sent",
        [refusals, send],
        [
          `${src}/importing/send.ts`,
          "await this.#write(() => this.#journal.recordSend(",
          "void this.#write(() => this.#journal.recordSend(",
        ],
        [
          `${src}/importing/import-list.ts`,
          "if (!options.dryRun) await checkResultPath",
          "if (options.dryRun) await checkResultPath",
        ],
      ),
      guarantee(
        "A journal is used by one run at a time, and only for the list, the columns, the account and the version that it was begun for",
        [refusals, aveva],
        [
          `${src}/importing/import-list.ts`,
          "if (map.length === 0) return digest;",
          "if (map.length >= 0) return digest;",
        ],
        [`${src}/accounts/aveva-account.ts`, "`${server} tenant ${tenantId.toLowerCase()}`", "server"],
      ),
      guarantee(
        "The first signal lets the request under way finish, and ends a wait at once; the second ends the run at once; all say how to go on",
        [stop],
        [`${src}/importing/stop.ts`, 'sending() === 0 && waitingFor !== "answer"', "true"],
        [`${src}/importing/stop.ts`, "process.exit(EXIT.stopped);", ""],
        [`${src}/importing/stop.ts`, "      waitingFor = progress.waitingFor;\n      endIfIdle();", ""],
      ),
      guarantee(
        "A token that is refused in the middle of a run leaves nobody rejected: the next run goes on with another one",
        [importing, aveva],
        [
          `${src}/targets/kantata-target.ts`,
          "isDenied: () => DENIED.includes(account.lastStatus() ?? 0)",
          "isDenied: () => false",
        ],
        [
          `${src}/targets/aveva-target.ts`,
          "errors.some(({ status = 0 }) => [...DENIED, 405].includes(status))",
          "errors.length === 0",
        ],
      ),
      guarantee(
        "Everything is checked before anything is sent: a bad row stops the run unless --skip-invalid leaves it out, and so does --max",
        [importing],
        [`${src}/importing/list-problems.ts`, "if (isUsable && skipInvalid)", "if (isUsable)"],
        [`${src}/importing/import-list.ts`, "max !== undefined && open > max", "max !== undefined && open > max + 1"],
      ),
      guarantee(
        "--dry-run sends nothing but the look for existing invitations, and leaves no file",
        [importing],
        [`${src}/targets/kantata-target.ts`, "throw onlyLook;", ""],
      ),
      guarantee(
        "Nobody is invited without a yes: asked on a terminal, or --yes without one",
        [importing, terminal],
        [`${src}/program/ask.ts`, "if (yes) return true;", "if (yes !== undefined) return true;"],
        [`${src}/program/ask.ts`, "/^\\s*y(es)?\\s*$/i.test(answer)", "true"],
      ),
      guarantee(
        "Exit codes: 0 all done, 1 some rows failed, 2 bad usage or file, 3 refused token, 4 stopped",
        [importing, commands],
        [
          `${src}/importing/import-outcome.ts`,
          "if (left > 0 && isRefusal(error))",
          "if (left < 0 && isRefusal(error))",
        ],
        [
          `${src}/importing/import-outcome.ts`,
          "byStatus.rejected + byStatus.unknown + byStatus.invalid",
          "byStatus.unknown",
        ],
        [`${src}/program/run-command.ts`, "      return EXIT.usage;", "      return EXIT.some;"],
      ),
      guarantee(
        "Rows that ended as unknown are looked for again by the next run, and the result file of an earlier run invites nobody of it again",
        [importing],
        [`${src}/importing/row-states.ts`, "settled(earlier) === undefined && ", ""],
      ),
      guarantee(
        "Secrets come from the environment or from a file that nobody else can read, never from an argument, and no output shows one",
        [environment],
        [`${src}/accounts/secret-file.ts`, "(stat.mode & OTHERS_READ) !== 0", "(stat.mode & OTHERS_READ) < 0"],
        [`${src}/program/run-command.ts`, "refuseSecrets(args);", ""],
        [`${src}/program/secret-arguments.ts`, 'found.split("=", 1)', "[found]"],
        [`${src}/program/run-command.ts`, "say(withoutValues(text).trimEnd())", "say(text)"],
      ),
      guarantee(
        "Progress fits the terminal, numbers first, and says what is waited for and until when; without a terminal it is plain lines",
        [progress, terminal],
        [`${src}/progress/progress-line.ts`, "line.length + part.length + 2 <= room", "part.length <= room"],
        [`${src}/progress/progress-line.ts`, "if (cells < FEWEST_BAR_CELLS) return line;", ""],
        [
          `${src}/progress/show-progress.ts`,
          "process.stderr.isTTY ? barView(clock) : lineView(clock)",
          "barView(clock)",
        ],
      ),
      guarantee(
        "A list that comes by a pipe, or by a name of the system such as /dev/stdin, has its journal and result in the current folder",
        [`${src}/importing/places.test.ts`],
        [`${src}/importing/places.ts`, "list-${digest.slice(0, 12)}.csv", "list.csv"],
      ),
      guarantee(
        "A single call without an answer is told as such, with how to find out; calls that mail or delete ask first",
        [commands],
        [`${src}/calls/single-call.ts`, "call.question !== undefined && ", "false && "],
        [`${src}/calls/single-call.ts`, 'error.outcome === "unknown"', 'error.outcome === "rejected"'],
      ),
      guarantee(
        "A wrong URL ends a command with 2; a service that has answered and goes away ends it with 4",
        [`${src}/accounts/wrong-address.test.ts`],
        [`${src}/accounts/wrong-address.ts`, "setting === undefined || hasAnswered", "setting === undefined"],
        [`${src}/accounts/wrong-address.ts`, "ENOTFOUND|EAI_AGAIN|ECONNREFUSED", "ENOTFOUND|EAI_AGAIN"],
        [
          `${src}/importing/import-list.ts`,
          "isNew ? target.misplaced(sent.error) : undefined",
          "target.misplaced(sent.error)",
        ],
      ),
      guarantee(
        "check sends only reads, and ends with 1 if the account lacks what an import relies on",
        [checks],
        [`${src}/checks/check-kantata.ts`, "({ email_address }) => !email_address", "() => false"],
        [`${src}/checks/finding.ts`, "findings.some(({ ok }) => ok === false)", "findings.length === 0"],
      ),
      guarantee(
        "fake prints first the URL that the settings take, and accepts any token",
        [fakes],
        [`${src}/commands/fake-command.ts`, "createKantataFake({ anyToken: true })", "createKantataFake()"],
        [`${src}/commands/fake-command.ts`, "[served.url, ...exports]", "exports"],
      ),
    ],
  },
];
