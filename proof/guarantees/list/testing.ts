import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "testing/src";
const everyAnswer = `${src}/server/every-answer.test.ts`;
const kantata = `${src}/kantata/kantata-fake.test.ts`;
const aveva = `${src}/aveva/aveva-fake.test.ts`;
const noNetwork = `${src}/server/no-network.test.ts`;
const troubles = `${src}/trouble/trouble.test.ts`;
const oneClient = `${src}/trouble/one-client-per-test.test.ts`;

/** What the fakes guarantee to the tests of callers. */
export const testingGuarantees: GuaranteeGroup[] = [
  {
    title: "Fakes for callers' tests",
    guarantees: [
      guarantee(
        "Every answer of a fake is valid against the shipped spec, in every state, to every operation, with every trouble",
        [everyAnswer],
        [
          `${src}/kantata/account/present.ts`,
          'typeof given.billability_target === "number" ? given.billability_target : null',
          "given.billability_target ?? null",
        ],
        [`${src}/kantata/account/create.ts`, "return wrongType(input);", "return undefined;"],
        [`${src}/aveva/aveva-tenant.ts`, "IdentityProviderId !== null && !isGuid(", "false && !isGuid("],
      ),
      guarantee(
        "A client made with clientOptions reaches no network: any URL outside the API's routes is an error, and the call ends as not sent",
        [noNetwork, kantata, aveva],
        [`${src}/server/fake-fetch.ts`, "url.origin === base.origin && ", ""],
        [`${src}/server/fake-fetch.ts`, "!isInside || !exchange.knows(method, url.pathname)", "false"],
        [`${src}/server/fake-fetch.ts`, "[NOT_SENT]: true, ", ""],
      ),
      guarantee(
        "Kantata's fake takes only its own token, and refuses an address that has a pending invitation with 422",
        [kantata],
        [`${src}/kantata/kantata-fake.ts`, "...(anyToken ? {} : { token: accessToken }),", ""],
        [`${src}/kantata/kantata-fake.ts`, "duplicates = false", "duplicates = true"],
        [`${src}/kantata/account/kantata-account.ts`, "else if (!duplicates) taken.add(address);", ""],
      ),
      guarantee(
        "AVEVA's fake serves both versions and the token endpoint, and only to its own client, tenant and users",
        [aveva],
        [`${src}/aveva/aveva-tenant.ts`, "tenantId !== undefined && route.tenantId !== tenantId", "false"],
        [`${src}/aveva/aveva-tenant.ts`, "users && !users.includes(userId)", "false"],
        [`${src}/aveva/tokens.ts`, "this.#options.anyToken || ", "true || "],
      ),
      guarantee(
        "mails has one entry per mail that a request caused; requests has every request, with its operation and status",
        [kantata, aveva],
        [`${src}/kantata/kantata-fake.ts`, "mails.push({ to, at,", "if (request < 2) mails.push({ to, at,"],
        [`${src}/server/exchange.ts`, "record.status = outcome.answer.status;", ""],
        [`${src}/kantata/kantata-fake.ts`, "mailed: false", "mailed: true"],
      ),
      guarantee(
        "next applies to one request each, in order, and takes precedence over always; a trouble that replaces the answer carries nothing out",
        [troubles],
        [`${src}/trouble/trouble-plan.ts`, "?.shift()", "?.[0]"],
        [
          `${src}/trouble/trouble-plan.ts`,
          "once ?? this.#always.get(operationId)",
          "this.#always.get(operationId) ?? once",
        ],
        [
          `${src}/trouble/play-trouble.ts`,
          "const answer = service.problem(request, trouble.status);",
          "service.handle(request); const answer = service.problem(request, trouble.status);",
        ],
        [
          `${src}/trouble/play-trouble.ts`,
          'case "lostAfterCommit":\n      service.handle(request);',
          'case "lostAfterCommit":',
        ],
      ),
      guarantee(
        "Only slow has a timer, which fake timers move and an abort ends",
        [troubles],
        [`${src}/trouble/waits.ts`, "globalThis.clearTimeout(timer);", ""],
        [`${src}/trouble/waits.ts`, 'signal?.addEventListener("abort", stop, { once: true });', ""],
        [
          `${src}/trouble/play-trouble.ts`,
          "if (trouble.ms > 0) await pause(trouble.ms, signal);",
          "await pause(1, signal);",
        ],
      ),
      guarantee(
        "A 429 holds back only the client that got it, until fake timers have moved on: a test with its own client never waits",
        [oneClient],
        [
          "runtime/src/retry/limiter.ts",
          "const pauses = new Map<string, Pause>();",
          "const pauses = ((globalThis as { pauses?: Map<string, Pause> }).pauses ??= new Map<string, Pause>());",
        ],
        [
          "runtime/src/platform/clock.ts",
          "const LONGEST_TIMER = 2 ** 31 - 1;",
          "const LONGEST_TIMER = 2 ** 31 - 1;\nconst { setTimeout, clearTimeout } = globalThis;",
        ],
      ),
      guarantee(
        "A misspelt option, field or operation, or a wrong number, is an error that names it and says what was meant",
        [kantata, aveva, troubles],
        [`${src}/kantata/kantata-fake.ts`, "checkOptions(MAKER, options, KANTATA_OPTIONS);", ""],
        [`${src}/trouble/trouble-plan.ts`, 'this.#checkOperation("next", operationId);', ""],
        [`${src}/trouble/trouble.ts`, 'checkNumber("trouble.status(code)", code, "a whole number", 300, 599);', ""],
        [`${src}/server/check-names.ts`, "?? 9) <= 2", "?? 9) <= 0"],
      ),
      guarantee(
        "reset empties invitations, mails, requests and trouble, and a client that has a token goes on",
        [kantata, aveva],
        [`${src}/server/exchange.ts`, "this.plan.clear();", ""],
        [`${src}/server/exchange.ts`, "this.requests.length = 0;", ""],
        [
          `${src}/aveva/aveva-fake.ts`,
          "new AvevaTenant(tenantOptions, tenant.tokens);",
          "new AvevaTenant(tenantOptions);",
        ],
      ),
    ],
  },
];
