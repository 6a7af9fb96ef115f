import { kept, type PromiseGroup } from "./promise.ts";

const src = "kantata-ox/src";
const answers = "testing/src/create-many-answers.fault.test.ts";
const lost = "testing/src/create-many-lost.fault.test.ts";
const anySequence = "testing/src/create-many.fault.test.ts";

/** createMany: every sentence of what it promises, over the stateful fake on a fake clock. */
export const createManyPromises: PromiseGroup[] = [
  {
    title: "createMany",
    promises: [
      kept(
        "Batches of at most 50, one after another, asking for all rows back",
        [answers],
        [`${src}/create-many.ts`, "const BATCH_SIZE = 50;", "const BATCH_SIZE = 51;"],
        [`${src}/create-batch.ts`, "{ per_page: 50, include }", "{ include }"],
      ),
      kept(
        "One entry per input, in the order of the inputs; a repeated address is rejected and names the first",
        [answers, anySequence],
        [`${src}/create-many.ts`, "text.trim().toLowerCase()", "text.trim()"],
      ),
      kept(
        "If the first read fails, nothing is sent",
        [lost],
        [
          `${src}/create-many.ts`,
          'return report(isClientError(error) ? error : givenUp(error, scope, "not-sent"));',
          "",
        ],
      ),
      kept(
        "Looks at accepted invitations too: someone may accept meanwhile",
        [lost],
        [`${src}/invitation-look.ts`, "only_pending: false, ", ""],
      ),
      kept(
        "After a lost answer it looks at once, and again when settleDelay has passed since the batch left",
        [lost, answers],
        [`${src}/create-many.ts`, "const SETTLE_DELAY = 185_000;", "const SETTLE_DELAY = 60_000;"],
        [`${src}/create-batch.ts`, "if (isDone || open.length === 0) return true;", "return true;"],
      ),
      kept(
        "Where a look fails or the time ends, those rows are unknown",
        [lost],
        [`${src}/create-batch.ts`, "if (!found) return false;", "if (!found) return true;"],
        [
          `${src}/create-batch.ts`,
          "(await waited(sentAt + settleDelay - clock.now())) && look(true)",
          "!(await waited(sentAt + settleDelay - clock.now())) || look(true)",
        ],
      ),
      kept(
        "A 429 is looked at before the batch goes again",
        [answers],
        [
          `${src}/create-batch.ts`,
          'const needsLook = isRefusal || sent.outcome === "unknown";',
          'const needsLook = sent.outcome === "unknown";',
        ],
      ),
      kept(
        "Rows that a refusal names are rejected, the rest goes again",
        [answers],
        [`${src}/create-batch.ts`, "errors.filter((entry) => entry.index === index)", "[]"],
      ),
      kept(
        "401 and 403 end the run: the batch is rejected, the rest not attempted",
        [answers],
        [`${src}/create-batch.ts`, "error.status === 401 || error.status === 403", "error.status === 401"],
      ),
      kept(
        "Re-sends are bounded by maxRetries",
        [lost, answers],
        [
          `${src}/create-batch.ts`,
          "resends >= maxRetries || (retryAfter ?? 0) > maxRetryAfter",
          "resends >= maxRetries + 1 || (retryAfter ?? 0) > maxRetryAfter",
        ],
      ),
      kept(
        "Somebody else's invitation is existing, not ours, and not sent again",
        [lost],
        [`${src}/create-batch.ts`, "rows.find((row) => !lookout.isForeign(row, input))", "rows[0]"],
        [`${src}/create-batch.ts`, "isDone ? rows : []", "rows"],
      ),
      kept(
        "skipExisting answers existing and sends nothing to them",
        [lost],
        [`${src}/create-many.ts`, "skipExisting ? addresses : undefined", "undefined"],
      ),
    ],
  },
];
