import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "testing/src";
const everyAnswer = `${src}/server/every-answer.test.ts`;
const kantata = `${src}/kantata/kantata-fake.test.ts`;
const aveva = `${src}/aveva/aveva-fake.test.ts`;
const troubles = `${src}/trouble/trouble.test.ts`;

/** What the fakes guarantee to the tests of callers. */
export const testingGuarantees: GuaranteeGroup[] = [
  {
    title: "Fakes for callers' tests",
    guarantees: [
      guarantee(
        "Every answer of a fake is valid against the shipped spec, in every state, to every operation, with every trouble",
        [everyAnswer],
        [
          `${src}/kantata/answers/present.ts`,
          'typeof given.billability_target === "number" ? given.billability_target : null',
          "given.billability_target ?? null",
        ],
        [`${src}/kantata/account/create.ts`, "return wrongFields(input);", "return undefined;"],
        [`${src}/aveva/read-input.ts`, "IdentityProviderId !== null && !isGuid(", "false && !isGuid("],
      ),
      guarantee(
        "A client made with clientOptions reaches no network: any URL outside the API's routes is an error, and the call ends as not sent",
        [kantata, aveva],
        [`${src}/server/fake-fetch.ts`, "url.origin === base.origin && ", ""],
        [`${src}/server/fake-fetch.ts`, "!isInside || !exchange.knows(method, url.pathname)", "false"],
        [`${src}/server/fake-fetch.ts`, "[NOT_SENT]: true, ", ""],
      ),
      guarantee(
        "Kantata's fake takes only its own token, and refuses an address that has a pending invitation with 422",
        [kantata],
        [`${src}/kantata/kantata-fake.ts`, "...(anyToken ? {} : { token: accessToken }),", ""],
        [`${src}/kantata/account/kantata-account.ts`, "duplicates = false, members", "duplicates = true, members"],
        [`${src}/kantata/account/kantata-account.ts`, "else if (!duplicates) taken.add(address);", ""],
      ),
      guarantee(
        "AVEVA's fake serves both versions and the token endpoint, and only to its own client, tenant and users",
        [aveva],
        [`${src}/aveva/aveva-tenant.ts`, "canonical(route.tenantId) !== canonical(tenantId)", "false"],
        [`${src}/aveva/aveva-tenant.ts`, "!this.hasUser(userId)", "false"],
        [`${src}/aveva/tokens.ts`, "this.#options.anyToken || ", "true || "],
      ),
      guarantee(
        "mails has one entry per mail that a request caused; requests has every request, with its operation and status",
        [kantata, aveva],
        [`${src}/kantata/kantata-fake.ts`, "mails.push({ to, at,", "if (request < 2) mails.push({ to, at,"],
        [`${src}/server/exchange.ts`, "record.status = outcome.answer.status;", ""],
        [
          `${src}/kantata/account/kantata-account.ts`,
          "const inviteeId = pending ? null",
          "this.mails.send(row.email_address, createdAt, 0); const inviteeId = pending ? null",
        ],
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
        [`${src}/trouble/fault-of.ts`, "(commitAfter ?? 0) : commitAfter", "(commitAfter ?? 0) : (commitAfter ?? 0)"],
        [`${src}/trouble/trouble.ts`, '"partly", "lostAfterCommit", "truncated"]', '"partly", "truncated"]'],
      ),
      guarantee(
        "A trouble's options after and commitAfter, and slow, are the only timers; fake timers move them, an abort ends the wait, and reset drops what would be carried out later",
        [troubles],
        [`${src}/trouble/waits.ts`, "globalThis.clearTimeout(timer);\n      reject", "reject"],
        [`${src}/trouble/waits.ts`, 'signal?.addEventListener("abort", stop, { once: true });', ""],
        [`${src}/trouble/play-fault.ts`, "if (after > 0) await pause(after, signal);", "await pause(1, signal);"],
        [`${src}/trouble/play-fault.ts`, "if (commit !== undefined && commit > 0) late.add(commit, carryOut);", ""],
        [`${src}/server/exchange.ts`, "this.#late.clear();", ""],
      ),
      guarantee(
        "always takes a function that chooses the trouble of each request",
        [troubles],
        [`${src}/trouble/trouble-plan.ts`, "?? this.#always.get(operationId)?.(request) ??", "??"],
        [
          `${src}/trouble/trouble-plan.ts`,
          'if (chosen !== undefined) checkTrouble("the function of always", chosen);',
          "",
        ],
      ),
      guarantee(
        "The fakes refuse what the services would: a body of another content type, more than 50 rows, unknown permissions, rates that the viewer may not set, wrong numbers",
        [`${src}/kantata/account/judge.test.ts`, `${src}/aveva/judge.test.ts`],
        [`${src}/server/fake-http.ts`, 'if (type === undefined || type === "application/json")', "if (type)"],
        [`${src}/server/fake-fetch.ts`, 'headers.set("content-type", type);', ""],
        [`${src}/kantata/account/kantata-account.ts`, "inputs.list.length > 50", "inputs.list.length > 51"],
        [`${src}/kantata/account/create.ts`, "(value) => PERMISSIONS.includes(value)", "isText"],
        [`${src}/kantata/account/create.ts`, "&& !who.includes(viewer)", "&& false"],
        [`${src}/aveva/read-input.ts`, "/^\\d{1,10}$/.test(text)", "true"],
        [`${src}/aveva/read-input.ts`, "State !== null && ", "false && "],
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
