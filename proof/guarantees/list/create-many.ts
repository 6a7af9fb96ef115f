import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "kantata-ox/src/create-many";
const answers = "testing/src/create-many/answers.fault.test.ts";
const lost = "testing/src/create-many/lost.fault.test.ts";
const matching = "testing/src/create-many/matching.fault.test.ts";
const odd = "kantata-ox/src/create-many/odd-answers.test.ts";
const anySequence = "testing/src/create-many/create-many.fault.test.ts";

/** createMany: every sentence of what it promises, over the stateful fake on a fake clock. */
export const createManyGuarantees: GuaranteeGroup[] = [
  {
    title: "createMany: what it sends",
    guarantees: [
      guarantee(
        "Batches of at most 50, one after another, asking for all rows back",
        [answers],
        [`${src}/run.ts`, "const BATCH_SIZE = 50;", "const BATCH_SIZE = 51;"],
        [`${src}/batch.ts`, "{ per_page: 50, include }", "{ include }"],
      ),
      guarantee(
        "One entry per input, in the order of the inputs; a repeated address is rejected and names the first",
        [answers, anySequence],
        [`${src}/normal-form.ts`, 'replace(UNSEEN, "").toLowerCase()', 'replace(UNSEEN, "")'],
      ),
      guarantee(
        "If the first read fails, or the list hides addresses, nothing is sent",
        [lost, matching],
        [`${src}/run.ts`, 'return report(isClientError(error) ? error : givenUp(error, scope, "not-sent"));', ""],
        [`${src}/lookout.ts`, 'if (rows.some(({ address }) => address === "")) {', "if (rows.length < 0) {"],
      ),
      guarantee(
        "The first batch waits until all rows known from before are of an earlier second",
        [lost, odd],
        [`${src}/run.ts`, "wait > 0; wait =", "wait > 1e9; wait ="],
        [
          `${src}/run.ts`,
          "clock, wait + 1, scope.signal);",
          "clock, wait, scope.signal).then(() => lookout.wait() < 9 && Promise.reject(0));",
        ],
      ),
      guarantee(
        "skipExisting answers existing and sends nothing to them",
        [matching],
        [`${src}/run.ts`, "skipExisting ? people : undefined", "undefined"],
      ),
      guarantee(
        "Re-sends are bounded by maxRetries",
        [lost, answers],
        [`${src}/batch.ts`, "resends < maxRetries && isInTime", "resends < maxRetries + 1 && isInTime"],
      ),
    ],
  },
  {
    title: "createMany: where a look ends, and whose a row is",
    guarantees: [
      guarantee(
        "A look ends with the page that holds the first row surely older than the batch, however many rows a second has",
        [lost],
        [
          `${src}/lookout.ts`,
          "page.some((row) => sightings.isFloor(row, earliest))",
          "page.some((row) => sightings.isBefore(row, earliest))",
        ],
        [`${src}/sightings.ts`, "const EARLIER_SECOND = 1_100;", "const EARLIER_SECOND = 0;"],
      ),
      guarantee(
        "Looks at accepted invitations too: someone may accept meanwhile",
        [lost],
        [`${src}/lookout.ts`, "only_pending: false, ", ""],
      ),
      guarantee(
        "A list that loses rows or changes its order while it is read is read anew",
        [lost],
        [`${src}/lookout.ts`, "if (served - read.size > inserted + readAgain) break;", ""],
      ),
      guarantee(
        "Rows are matched by normal form: NFC, the domain as in the DNS, no invisible characters, one letter case",
        [matching, answers],
        [`${src}/normal-form.ts`, ".toLowerCase().normalize()", ".toLowerCase()"],
        [`${src}/normal-form.ts`, "new URL(`http://${domain}`).hostname", "domain"],
        [`${src}/normal-form.ts`, 'address.replace(UNSEEN, "")', "address"],
      ),
      guarantee(
        "A row whose address lost its tag or dots is ours if the name is, and nobody else has it",
        [matching],
        [`${src}/match-rows.ts`, 'both(mayBeOurs, hasName, isReducedTo, ({ name }) => name !== "")', "() => false"],
        [`${src}/normal-form.ts`, 'replace(/\\+.*/, "")', "trim()"],
      ),
      guarantee(
        "A row that may be ours but cannot be told makes the input unknown: it is never sent again",
        [matching],
        [`${src}/match-rows.ts`, 'pairs.doubt("loose", mayBeOurs);', ""],
      ),
      guarantee(
        "A row of an answer is ours by its address or its name; without an address, if it is the only one left",
        [odd, matching],
        [`${src}/match-rows.ts`, '!row.address.includes("@")', "row.row.id !== null"],
        [`${src}/match-rows.ts`, 'pairs.takeOnly("ours", undefined,', 'pairs.takeOnly("theirs", "name",'],
        [`${src}/match-rows.ts`, "row.pending === false ||", ""],
        [`${src}/match-rows.ts`, "new Set(shown).size > 1", "false"],
        [`${src}/lookout.ts`, "for (const { row } of matches.values()) taken.add(String(row.id));", ""],
      ),
      guarantee(
        "A count that may be stale ends no list",
        [odd],
        [`${src}/lookout.ts`, "items.length < (meta?.page_size ?? PAGE_SIZE) &&", ""],
      ),
      guarantee(
        "Rows that move to a page already read, when others vanish, are read again",
        [odd],
        [`${src}/lookout.ts`, "if (grown < 0 && number > 1) {", "if (number < 0) {"],
      ),
      guarantee(
        "A row that may be one of two people's, whose addresses a server cuts down to the same, is neither's",
        [odd],
        [`${src}/match-rows.ts`, "!keepsAddresses &&", "false &&"],
        [`${src}/match-rows.ts`, "address === one.address && address !== one.loose", "false"],
      ),
      guarantee(
        "A missing name proves nothing",
        ["kantata-ox/src/create-many/create-many.test.ts", anySequence],
        [`${src}/match-rows.ts`, 'row.name === "" || one.name === "" || isCutName', "isCutName"],
      ),
      guarantee(
        "A name that the server cut or wrote in another case is still ours",
        [matching],
        [`${src}/normal-form.ts`, "(a.startsWith(b) || b.startsWith(a))", "a === b"],
      ),
      guarantee(
        "Somebody else's invitation is existing, not ours, and not sent again",
        [matching],
        [`${src}/match-rows.ts`, "isForeign(row, one) && !pairs.matches.has(one)", "false"],
        [`${src}/lookout.ts`, 'if (whose === "ours") taken.add(String(row.id));', "taken.add(String(row.id));"],
      ),
    ],
  },
  {
    title: "createMany: after a lost answer or a refusal",
    guarantees: [
      guarantee(
        "After a lost answer it looks at once, and again when settleDelay has passed since the loss",
        [lost, answers],
        [`${src}/create-many.ts`, "const SETTLE_DELAY = 200_000;", "const SETTLE_DELAY = 185_000;"],
        [`${src}/batch.ts`, 'kinds("lost", "limited")', 'kinds("limited")'],
      ),
      guarantee(
        "Where a look fails or the time ends, those rows are unknown",
        [lost],
        [`${src}/run.ts`, 'if (kind !== "unsent") this.#endUnknown(batch, error);', "if (batch) this.#report(error);"],
      ),
      guarantee(
        "After any refusal its rows are looked for when listLag has passed: whoever was taken is created",
        [answers],
        [`${src}/create-many.ts`, "const LIST_LAG = 10_000;", "const LIST_LAG = 9_000;"],
        [`${src}/run.ts`, 'if (kind !== "unsent") for', 'if (kind === "lost" || kind === "short") for'],
      ),
      guarantee(
        "Later batches go out while a refused one waits, and looks that are due together are one walk",
        [answers],
        [
          `${src}/batch.ts`,
          'kinds("lost", "limited", "denied", "unsent")',
          'kinds("lost", "limited", "denied", "unsent", "refused")',
        ],
        [`${src}/run.ts`, "Math.max(...dues.filter((due) => due <= latest))", "Math.min(...dues)"],
      ),
      guarantee(
        "Rows that a refusal names are rejected, the rest goes again; without names in pieces, down to single rows",
        [answers],
        [`${src}/batch.ts`, "entries.filter((entry) => entry.index === index)", "[]"],
        [`${src}/batch.ts`, "Math.max(2, Math.ceil(people ** (1 / resendsLeft) - 1e-9))", "2"],
      ),
      guarantee(
        "401 and 403 end the run: the batch is rejected, the rest not attempted",
        [answers],
        [`${src}/batch.ts`, "error.status === 401 || error.status === 403", "error.status === 401"],
      ),
      guarantee(
        "A renewed token repeats no batch before a look",
        [answers],
        [`${src}/batch.ts`, "      renewed = true;\n      return false;", "      renewed = true;\n      return true;"],
        ["runtime/src/call/call.ts", "this.#settings.mayRepeatRefused?.() !== false", "true"],
      ),
    ],
  },
];
