import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "kantata-ox/src/create-many";
const answers = "testing/src/create-many/answers.fault.test.ts";
const lost = "testing/src/create-many/lost.fault.test.ts";
const matching = "testing/src/create-many/matching.fault.test.ts";
const odd = "kantata-ox/src/create-many/odd-answers.test.ts";
const reports = "testing/src/create-many/reports.fault.test.ts";
const durable = "testing/src/create-many/durable.fault.test.ts";
const bulkRun = "runtime/src/bulk/bulk-run.ts";
const anySequence = "testing/src/create-many/create-many.fault.test.ts";

/** Guarantees of createMany. Their tests run against a fake of the API, on a fake clock. */
export const createManyGuarantees: GuaranteeGroup[] = [
  {
    title: "createMany: what is sent",
    guarantees: [
      guarantee(
        "createMany sends batches of at most 50, one after another, and asks for all rows back",
        [answers],
        [`${src}/batch/resend.ts`, "const BATCH_SIZE = 50;", "const BATCH_SIZE = 51;"],
        [`${src}/batch/send-batch.ts`, "{ per_page: 50, include }", "{ include }"],
      ),
      guarantee(
        "There is one result per input, in the same order; a repeated address is rejected, and its result names the first",
        [answers, anySequence],
        [`${src}/matching/normal-form.ts`, 'replace(UNSEEN, "").toLowerCase()', 'replace(UNSEEN, "")'],
      ),
      guarantee(
        "Nothing is sent if the first read fails or if the list hides addresses",
        [lost, matching],
        [
          `${src}/run.ts`,
          'one.settle({ status: "unknown", error });\n    return bulk.step(error);',
          'one.settle({ status: "unknown", error });',
        ],
        [`${src}/looking/lookout.ts`, 'if (rows.some(({ address }) => address === "")) {', "if (rows.length < 0) {"],
      ),
      guarantee(
        "The first batch waits until every existing row was made in an earlier second",
        [lost, odd],
        [`${src}/run.ts`, "wait > 0; wait =", "wait > 1e9; wait ="],
        [
          `${src}/run.ts`,
          "clock, wait + 1, scope.signal);",
          "clock, wait, scope.signal).then(() => lookout.wait() < 9 && Promise.reject(0));",
        ],
      ),
      guarantee(
        "With skipExisting, people who already have an invitation get the result existing and no mail",
        [matching],
        [`${src}/run.ts`, "skipExisting && !isResumed ? all.filter(isOpen) : undefined", "undefined"],
      ),
      guarantee(
        "A batch is sent again at most maxRetries times",
        [lost, answers],
        [`${src}/batch/resend.ts`, "resends < maxRetries && !asksTooMuch", "resends < maxRetries + 1 && !asksTooMuch"],
      ),
    ],
  },
  {
    title: "createMany: which rows are ours",
    guarantees: [
      guarantee(
        "The list is read up to the page with the first row that is certainly older than the batch, however many rows share a second",
        [lost],
        [
          `${src}/looking/lookout.ts`,
          "!page.some((row) => sightings.isFloor(row, since))",
          "!page.some((row) => sightings.isBefore(row, since))",
        ],
        [`${src}/looking/sightings.ts`, "const EARLIER_SECOND = 1_100;", "const EARLIER_SECOND = 0;"],
      ),
      guarantee(
        "Accepted invitations are read too, because somebody may accept in the meantime",
        [lost],
        [`${src}/looking/lookout.ts`, "only_pending: false, ", ""],
      ),
      guarantee(
        "A list that loses rows or changes its order while it is read is read again from the start",
        [lost],
        [`${src}/looking/lookout.ts`, "if (served - read.size > inserted + readAgain) break;", ""],
      ),
      guarantee(
        "Addresses are compared in a normal form: NFC, DNS form of the domain, no invisible characters, lower case",
        [matching, answers],
        [`${src}/matching/normal-form.ts`, ".toLowerCase().normalize()", ".toLowerCase()"],
        [`${src}/matching/normal-form.ts`, "new URL(`http://${domain}`).hostname", "domain"],
        [`${src}/matching/normal-form.ts`, 'address.replace(UNSEEN, "")', "address"],
      ),
      guarantee(
        "A row whose address lost its tag or dots is ours if the name matches and nobody else has that name",
        [matching],
        [
          `${src}/matching/match-rows.ts`,
          'both(mayBeOurs, hasName, isReducedTo, ({ name }) => name !== "")',
          "() => false",
        ],
        [`${src}/matching/normal-form.ts`, 'replace(/\\+.*/, "")', "trim()"],
      ),
      guarantee(
        "If a row may or may not be ours, the result is unknown, and the invitation is never sent again",
        [matching],
        [`${src}/matching/match-rows.ts`, 'pairs.doubt("loose", mayBeOurs);', ""],
      ),
      guarantee(
        "A row of a response is matched by address or name, or, without an address, if it is the only one left",
        [odd, matching],
        [`${src}/matching/match-rows.ts`, '!row.address.includes("@")', "row.row.id !== null"],
        [`${src}/matching/match-rows.ts`, 'pairs.takeOnly("ours", undefined,', 'pairs.takeOnly("theirs", "name",'],
        [`${src}/matching/match-rows.ts`, "row.pending === false ||", ""],
        [`${src}/matching/match-rows.ts`, "new Set(shown).size > 1", "false"],
        [`${src}/looking/lookout.ts`, "for (const { row } of matches.values()) taken.add(String(row.id));", ""],
      ),
      guarantee(
        "A count that may be stale does not end the reading of a list",
        [odd],
        [`${src}/looking/lookout.ts`, "items.length < (meta?.page_size ?? PAGE_SIZE) &&", ""],
      ),
      guarantee(
        "If rows vanish and others move to a page that was already read, that page is read again",
        [odd],
        [`${src}/looking/lookout.ts`, "if (grown < 0 && number > 1) {", "if (number < 0) {"],
      ),
      guarantee(
        "If the server shortens two people's addresses to the same text, a row with that address is assigned to neither",
        [odd],
        [`${src}/matching/match-rows.ts`, "keepsAddresses ? () => false : rivalsAmong(people)", "() => false"],
        [`${src}/matching/match-rows.ts`, "address === one.address && address !== one.loose", "false"],
      ),
      guarantee(
        "A missing name does not count as a match or a mismatch",
        ["kantata-ox/src/create-many/create-many.test.ts", anySequence],
        [`${src}/matching/match-rows.ts`, 'row.name === "" || one.name === "" || isCutName', "isCutName"],
      ),
      guarantee(
        "A name still matches if the server shortened it or changed its case",
        [matching],
        [`${src}/matching/normal-form.ts`, "(a.startsWith(b) || b.startsWith(a))", "a === b"],
      ),
      guarantee(
        "Somebody else's invitation to the same person gives the result existing, and is not sent again",
        [matching],
        [`${src}/matching/match-rows.ts`, "isForeign(row, one) && !pairs.matches.has(one)", "false"],
        [`${src}/looking/lookout.ts`, 'if (whose === "ours") taken.add(String(row.id));', "taken.add(String(row.id));"],
      ),
    ],
  },
  {
    title: "createMany: after a lost response or a refusal",
    guarantees: [
      guarantee(
        "After a lost response the list is read at once, and again once settleDelay has passed since the loss",
        [lost, answers],
        [`${src}/batch/settle-delay.ts`, "const SETTLE_DELAY = 200_000;", "const SETTLE_DELAY = 185_000;"],
        [`${src}/batch/batch-states.ts`, '= ["lost", "limited"];', '= ["limited"];'],
      ),
      guarantee(
        "If the list cannot be read or the time runs out, the results are unknown",
        [lost],
        [`${src}/run.ts`, "for (const one of people) one.settle(", "for (const one of people.slice(50)) one.settle("],
      ),
      guarantee(
        "After a refusal the list is read once listLag has passed, and people who are in it get the result created",
        [answers],
        [`${src}/batch/settle-delay.ts`, "const LIST_LAG = 10_000;", "const LIST_LAG = 9_000;"],
        [`${src}/run.ts`, 'if (state !== "unsent") for', 'if (state === "lost" || state === "short") for'],
      ),
      guarantee(
        "Later batches are sent while a refused one waits, and reads that are due together are combined",
        [answers],
        [
          `${src}/batch/batch-states.ts`,
          '= ["unsent", "lost", "limited", "renewed"];',
          '= ["unsent", "lost", "limited", "renewed", "refused"];',
        ],
        [`${src}/run.ts`, "Math.max(...dues.filter((due) => due <= latest))", "Math.min(...dues)"],
      ),
      guarantee(
        "People named by a refusal are rejected and the rest is sent again; if it names nobody, in smaller batches down to one",
        [answers],
        [`${src}/batch/errors-by-person.ts`, "isForAll || entry.index === index", "isForAll"],
        [`${src}/batch/resend.ts`, "Math.max(2, Math.ceil(people ** (1 / resendsLeft) - 1e-9))", "2"],
      ),
      guarantee(
        "A 401 or 403 ends the run: the batch is rejected, and the rest is not attempted",
        [answers],
        [`${src}/batch/batch-states.ts`, "error.status !== 401 && error.status !== 403", "error.status !== 401"],
      ),
      guarantee(
        "After a token was renewed, the list is read before a batch is sent again",
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
  {
    title: "createMany: what it tells its caller",
    guarantees: [
      guarantee(
        "onSend is awaited before each attempt leaves; if it fails, the request is not sent and the run stops",
        [reports],
        [
          "runtime/src/call/call.ts",
          "if (beforeSend) await this.#untilAborted(beforeSend());",
          "beforeSend?.().catch(() => {});",
        ],
        [bulkRun, 'this.#stop("onSend", error);', ""],
      ),
      guarantee(
        "onResult is awaited once per input, before anything more is sent; if it fails, nothing more is sent",
        [reports],
        [bulkRun, "this.#untold = [];\n    if", "if"],
        [bulkRun, 'this.#stop("onResult", error);', ""],
      ),
      guarantee(
        "onProgress tells each wait when it begins and every 30 s, names lost answers, and takes a refused row for no failure",
        [reports],
        [bulkRun, "const BEAT = 30_000;", "const BEAT = 31_000;"],
        [`${src}/run.ts`, 'waiting?.state === "refused" ? undefined : waiting?.error', "waiting?.error"],
        [`${src}/run.ts`, "bulk.lost = lost.filter(isOpen).length;", ""],
      ),
      guarantee(
        "An input that cannot be sent is rejected with its field and position, and the others are sent",
        [answers, reports],
        [`${src}/pending.ts`, "index: position, ...problem", "...problem"],
        [`${src}/batch/errors-by-person.ts`, "index: one.position", "index: entry.index"],
      ),
      guarantee(
        "A job with a store of its own that is killed at any point and started again mails nobody twice and leaves nobody out",
        [`${src}/looking/sightings.test.ts`, durable],
        [`${src}/resumed.ts`, "now.clock + Math.max(0, last + settleDelay - now.wall)", "now.clock"],
        [`${src}/looking/sightings.ts`, "seen: new Set(seen), wasEmpty", "seen: new Set(), wasEmpty"],
        [`${src}/run.ts`, "await run.finish();\n      // Only", "// Only"],
      ),
    ],
  },
];
