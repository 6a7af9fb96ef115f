import { kept, type PromiseGroup } from "./guarantee.ts";

const src = "kantata-ox/src/create-many";
const answers = "testing/src/create-many/answers.fault.test.ts";
const lost = "testing/src/create-many/lost.fault.test.ts";
const matching = "testing/src/create-many/matching.fault.test.ts";
const odd = "kantata-ox/src/create-many/odd-answers.test.ts";
const anySequence = "testing/src/create-many/create-many.fault.test.ts";

/** What createMany promises, tested with the stateful fake on a fake clock. */
export const createManyPromises: PromiseGroup[] = [
  {
    title: "createMany: what it sends",
    promises: [
      kept(
        "Batches of at most 50, one after another, asking for all rows back",
        [answers],
        [`${src}/run.ts`, "const BATCH_SIZE = 50;", "const BATCH_SIZE = 51;"],
        [`${src}/batch/send-batch.ts`, "{ per_page: 50, include }", "{ include }"],
      ),
      kept(
        "One entry per input, in the order of the inputs; a repeated address is rejected and names the first",
        [answers, anySequence],
        [`${src}/matching/normal-form.ts`, 'replace(UNSEEN, "").toLowerCase()', 'replace(UNSEEN, "")'],
      ),
      kept(
        "If the first read fails, or the list hides addresses, nothing is sent",
        [lost, matching],
        [`${src}/run.ts`, 'return report(isClientError(error) ? error : givenUp(error, scope, "not-sent"));', ""],
        [`${src}/looking/lookout.ts`, 'if (rows.some(({ address }) => address === "")) {', "if (rows.length < 0) {"],
      ),
      kept(
        "The first batch waits until all rows known from before the run are of an earlier second",
        [lost, odd],
        [`${src}/run.ts`, "wait > 0; wait =", "wait > 1e9; wait ="],
        [
          `${src}/run.ts`,
          "clock, wait + 1, scope.signal);",
          "clock, wait, scope.signal).then(() => lookout.wait() < 9 && Promise.reject(0));",
        ],
      ),
      kept(
        "skipExisting returns existing for people who have an invitation, and sends them nothing",
        [matching],
        [`${src}/run.ts`, "skipExisting ? people : undefined", "undefined"],
      ),
      kept(
        "Nobody is sent again more than maxRetries times",
        [lost, answers],
        [`${src}/batch/resend.ts`, "resends < maxRetries && !asksTooMuch", "resends < maxRetries + 1 && !asksTooMuch"],
      ),
    ],
  },
  {
    title: "createMany: where a look ends, and whose a row is",
    promises: [
      kept(
        "A look ends with the page of the first row that is certainly older than the batch, however many rows a second has",
        [lost],
        [
          `${src}/looking/lookout.ts`,
          "page.some((row) => sightings.isFloor(row, earliest))",
          "page.some((row) => sightings.isBefore(row, earliest))",
        ],
        [`${src}/looking/sightings.ts`, "const EARLIER_SECOND = 1_100;", "const EARLIER_SECOND = 0;"],
      ),
      kept(
        "Looks include accepted invitations, because people may accept meanwhile",
        [lost],
        [`${src}/looking/lookout.ts`, "only_pending: false, ", ""],
      ),
      kept(
        "A list that loses rows or changes its order while it is read is read again",
        [lost],
        [`${src}/looking/lookout.ts`, "if (served - read.size > inserted + readAgain) break;", ""],
      ),
      kept(
        "Rows are matched by normal form: NFC, the domain as in the DNS, no invisible characters, one letter case",
        [matching, answers],
        [`${src}/matching/normal-form.ts`, ".toLowerCase().normalize()", ".toLowerCase()"],
        [`${src}/matching/normal-form.ts`, "new URL(`http://${domain}`).hostname", "domain"],
        [`${src}/matching/normal-form.ts`, 'address.replace(UNSEEN, "")', "address"],
      ),
      kept(
        "A row whose address lost its tag or dots is ours if the name matches and nobody else fits",
        [matching],
        [
          `${src}/matching/match-rows.ts`,
          'both(mayBeOurs, hasName, isReducedTo, ({ name }) => name !== "")',
          "() => false",
        ],
        [`${src}/matching/normal-form.ts`, 'replace(/\\+.*/, "")', "trim()"],
      ),
      kept(
        "If a row may be ours but nothing proves it, the input is unknown, and never sent again",
        [matching],
        [`${src}/matching/match-rows.ts`, 'pairs.doubt("loose", mayBeOurs);', ""],
      ),
      kept(
        "A row of an answer is matched by address, then by name; without an address, only if it is the only one left",
        [odd, matching],
        [`${src}/matching/match-rows.ts`, '!row.address.includes("@")', "row.row.id !== null"],
        [`${src}/matching/match-rows.ts`, 'pairs.takeOnly("ours", undefined,', 'pairs.takeOnly("theirs", "name",'],
        [`${src}/matching/match-rows.ts`, "row.pending === false ||", ""],
        [`${src}/matching/match-rows.ts`, "new Set(shown).size > 1", "false"],
        [`${src}/looking/lookout.ts`, "for (const { row } of matches.values()) taken.add(String(row.id));", ""],
      ),
      kept(
        "A count does not end a walk through the list by itself, because it may be stale",
        [odd],
        [`${src}/looking/lookout.ts`, "items.length < (meta?.page_size ?? PAGE_SIZE) &&", ""],
      ),
      kept(
        "When rows vanish and others move to a page already read, that page is read again",
        [odd],
        [`${src}/looking/lookout.ts`, "if (grown < 0 && number > 1) {", "if (number < 0) {"],
      ),
      kept(
        "If a server reduces two addresses to the same one, a row that may belong to either goes to neither",
        [odd],
        [`${src}/matching/match-rows.ts`, "!keepsAddresses &&", "false &&"],
        [`${src}/matching/match-rows.ts`, "address === one.address && address !== one.loose", "false"],
      ),
      kept(
        "A missing name proves nothing",
        ["kantata-ox/src/create-many/create-many.test.ts", anySequence],
        [`${src}/matching/match-rows.ts`, 'row.name === "" || one.name === "" || isCutName', "isCutName"],
      ),
      kept(
        "A name that the server cut, or wrote in another letter case, still matches",
        [matching],
        [`${src}/matching/normal-form.ts`, "(a.startsWith(b) || b.startsWith(a))", "a === b"],
      ),
      kept(
        "A person whom somebody else invited is existing, not created, and not sent again",
        [matching],
        [`${src}/matching/match-rows.ts`, "isForeign(row, one) && !pairs.matches.has(one)", "false"],
        [`${src}/looking/lookout.ts`, 'if (whose === "ours") taken.add(String(row.id));', "taken.add(String(row.id));"],
      ),
    ],
  },
  {
    title: "createMany: after a lost answer or a refusal",
    promises: [
      kept(
        "After a lost answer it looks at once, and again when settleDelay has passed since the loss",
        [lost, answers],
        [`${src}/batch/settle-delay.ts`, "const SETTLE_DELAY = 200_000;", "const SETTLE_DELAY = 185_000;"],
        [`${src}/batch/batch-states.ts`, '= ["lost", "limited"];', '= ["limited"];'],
      ),
      kept(
        "If the last look fails or the time is up, the people it was for are unknown",
        [lost],
        [
          `${src}/run.ts`,
          "for (const one of people) one.result ??=",
          "for (const one of people.slice(50)) one.result ??=",
        ],
      ),
      kept(
        "After any refusal the run looks for its people when listLag has passed; people who were invited are created",
        [answers],
        [`${src}/batch/settle-delay.ts`, "const LIST_LAG = 10_000;", "const LIST_LAG = 9_000;"],
        [`${src}/run.ts`, 'if (state !== "unsent") for', 'if (state === "lost" || state === "short") for'],
      ),
      kept(
        "Later batches go out while a refused one waits, and looks that are due together share one walk",
        [answers],
        [
          `${src}/batch/batch-states.ts`,
          '= ["unsent", "lost", "limited", "renewed"];',
          '= ["unsent", "lost", "limited", "renewed", "refused"];',
        ],
        [`${src}/run.ts`, "Math.max(...dues.filter((due) => due <= latest))", "Math.min(...dues)"],
      ),
      kept(
        "Rows that a refusal names are rejected, and the rest is sent again; without names in pieces, down to single rows",
        [answers],
        [`${src}/batch/errors-by-person.ts`, "isForAll || entry.index === index", "isForAll"],
        [`${src}/batch/resend.ts`, "Math.max(2, Math.ceil(people ** (1 / resendsLeft) - 1e-9))", "2"],
      ),
      kept(
        "401 and 403 end the run: the batch is rejected, and the rest is not attempted",
        [answers],
        [`${src}/batch/batch-states.ts`, "error.status !== 401 && error.status !== 403", "error.status !== 401"],
      ),
      kept(
        "After a token was renewed, a look comes before the batch is sent again",
        [answers],
        [
          `${src}/batch/send-batch.ts`,
          "hasNewToken = true;\n      return false;",
          "hasNewToken = true;\n      return true;",
        ],
        ["runtime/src/call/call.ts", "this.#settings.mayRepeatRefused?.() !== false", "true"],
      ),
    ],
  },
];
