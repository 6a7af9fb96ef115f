import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "testing/src";
const everyAnswer = `${src}/server/every-answer.test.ts`;
const kantata = `${src}/kantata/kantata-fake.test.ts`;
const aveva = `${src}/aveva/aveva-fake.test.ts`;
const exchange = `${src}/server/exchange.test.ts`;
const fakeFetch = `${src}/server/fake-fetch.test.ts`;
const noNetwork = `${src}/server/no-network.test.ts`;
const troubles = `${src}/trouble/trouble.test.ts`;
const oneClient = `${src}/trouble/one-client-per-test.test.ts`;
const serve = `${src}/node/serve.test.ts`;
const requests = `${src}/node/requests.test.ts`;
const msw = `${src}/forms/msw.test.ts`;
const examples = `${src}/examples/examples.test.ts`;

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
        [noNetwork, kantata, aveva],
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
        [troubles, fakeFetch],
        [`${src}/trouble/trouble-plan.ts`, "?.shift()", "?.[0]"],
        [
          `${src}/trouble/trouble-plan.ts`,
          "once ?? this.#choose(this.#always.get(operationId), request)",
          "this.#choose(this.#always.get(operationId), request) ?? once",
        ],
        [`${src}/trouble/fault-of.ts`, "(commitAfter ?? 0) : commitAfter", "(commitAfter ?? 0) : (commitAfter ?? 0)"],
        [`${src}/trouble/trouble.ts`, '"partly", "lostAfterCommit", "truncated"]', '"partly", "truncated"]'],
      ),
      guarantee(
        "A trouble's options after and commitAfter, and slow, are the only timers; fake timers move them, an abort ends the wait, and reset drops what would be carried out later",
        [troubles],
        [`${src}/trouble/waits.ts`, ".finally(() => globalThis.clearTimeout(timer))", ""],
        [`${src}/trouble/waits.ts`, 'signal?.addEventListener("abort", stop, { once: true });', ""],
        [`${src}/trouble/play-fault.ts`, "if (after > 0) await pause(after, signal);", "await pause(1, signal);"],
        [`${src}/trouble/play-fault.ts`, "if (commit !== undefined && commit > 0) late.add(commit, carryOut);", ""],
        [`${src}/server/exchange.ts`, "this.#late.clear();", ""],
      ),
      guarantee(
        "A request's target is joined to its origin: neither two slashes nor a whole URL lead to another host",
        [exchange],
        [
          `${src}/server/address.ts`,
          'if (target.startsWith("/")) return new URL(`${origin}${target}`);',
          'if (target.startsWith("/")) return new URL(target, origin);',
        ],
        [`${src}/server/address.ts`, "return new URL(`${origin}${pathname}${search}`);", "return new URL(target);"],
      ),
      guarantee(
        "An abort ends a request at any moment, with the signal's own reason: while its body is read, while its trouble is chosen, while it waits",
        [exchange, troubles],
        [`${src}/trouble/waits.ts`, "if (signal?.aborted) stop();", ""],
        [
          `${src}/server/fake-fetch.ts`,
          "await orAbort(textOf(init.body ?? undefined, asked), signal)",
          "await textOf(init.body ?? undefined, asked)",
        ],
        [`${src}/server/exchange.ts`, "if (signal?.aborted) throw signal.reason;\n    if (outcome", "if (outcome"],
      ),
      guarantee(
        "always takes a function that chooses the trouble of each request",
        [troubles],
        [`${src}/trouble/trouble-plan.ts`, "?? this.#choose(this.#always.get(operationId), request) ??", "??"],
        [
          `${src}/trouble/trouble-plan.ts`,
          'if (chosen !== undefined) this.#checkTrouble("the function of always", chosen);',
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
        "A 429 holds back only the client that got it, until fake timers have moved on: a test with its own client never waits",
        [oneClient],
        [
          "runtime/src/retry/limiter.ts",
          "const lines = new Map<string, Line>();",
          "const lines = ((globalThis as { lines?: Map<string, Line> }).lines ??= new Map<string, Line>());",
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
        [`${src}/checks/check-names.ts`, "?? 9) <= 2", "?? 9) <= 0"],
      ),
      guarantee(
        "refusals, rewrites, invitations, users and headers are checked at every depth, and the error names the field and its position",
        [kantata, aveva, troubles],
        [`${src}/checks/check-options.ts`, "checkOptions(where, value, kind.fields, kind.required);", ""],
        [`${src}/checks/check-options.ts`, "check(`${where}[${position}]`, one, kind.each);", "[position, one];"],
        [`${src}/trouble/trouble.ts`, "headersOf(headers), body", "headers, body"],
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
  {
    title: "Fakes over HTTP and through MSW",
    guarantees: [
      guarantee(
        "serve plays every trouble but refused over real connections, and close ends all of them",
        [serve],
        [`${src}/node/exchange-over-http.ts`, ".subarray(0, Math.ceil(body.length / 2))", ""],
        [`${src}/node/exchange-over-http.ts`, "outgoing.socket?.resetAndDestroy();", "outgoing.end();"],
        [`${src}/node/serve.ts`, "leave();\n      return closed(server);", "return closed(server);"],
      ),
      guarantee(
        "The server answers unusual requests and goes on: other paths, whole URLs, bad hosts, large bodies, requests sent ahead",
        [requests],
        [`${src}/node/read-request.ts`, "if (isBelow(served, pathname))", "if (true)"],
        [
          `${src}/node/read-request.ts`,
          "if (size <= MOST_BYTES) chunks.push(chunk);",
          "chunks.push(chunk);\n    size = 0;",
        ],
        [`${src}/server/address.ts`, "!/^https?:\\/\\//i.test(target) || ", "true || "],
      ),
      guarantee(
        "AVEVA's discovery names the origin that the client called",
        [serve, requests],
        [`${src}/node/read-request.ts`, "url.origin : served", "served : served"],
      ),
      guarantee(
        "Web pages of other origins may call a served fake only with the option cors",
        [requests],
        [`${src}/node/exchange-over-http.ts`, "place.cors && letIn", "letIn"],
        [`${src}/node/cors.ts`, 'outgoing.setHeader("access-control-allow-methods", asked);', ""],
      ),
      guarantee(
        "handlers answers everything below the fake's base URL, in MSW 2 and 3, and a request that it does not answer is an error of MSW",
        [msw],
        [`${src}/forms/msw.ts`, "escaped(origin + path)}/`", "escaped(origin + path)}`"],
        [
          `${src}/forms/msw.ts`,
          "signal.aborted ? HttpResponse.error() : toResponse(failureAnswer(error))",
          "(() => { throw error; })()",
        ],
        [
          `${src}/forms/msw.ts`,
          "toResponse(outcome.answer) : HttpResponse.error()",
          "toResponse(outcome.answer) : toResponse({ status: 500, headers: {} })",
        ],
      ),
      guarantee(
        "A trouble that a server or MSW cannot play is an error where it is planned, which says why and what to do instead",
        [serve, msw],
        [`${src}/trouble/trouble-plan.ts`, "refuseUnplayable(where, value as Trouble, this.#forms);", ""],
        [`${src}/trouble/trouble-plan.ts`, "for (const one of planned) {", "for (const one of planned.slice(1)) {"],
        [`${src}/trouble/trouble-plan.ts`, "return () => this.#forms.delete(taken);", "return () => {};"],
        [`${src}/trouble/trouble-plan.ts`, "const taken = { ...form };", "const taken = form;"],
      ),
      guarantee(
        "Objects from the specs' examples are valid against the spec and new each time; unknown fields, statuses and names are errors",
        [examples],
        [`${src}/examples/make.ts`, "JSON.parse(JSON.stringify(value)) as T", "value"],
        [`${src}/examples/make.ts`, "checkKeys(name, overrides, fields);", ""],
        [`${src}/examples/kantata.ts`, "firstOf(shown.users)", "firstOf(shown.roles) as never"],
      ),
    ],
  },
];
