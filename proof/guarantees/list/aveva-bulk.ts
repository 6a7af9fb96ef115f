import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "aveva-identity/src/create-many";
const job = `${src}/create-many.test.ts`;
const lost = `${src}/lost-answers.test.ts`;
const clocks = `${src}/clocks.test.ts`;
const durable = `${src}/durable.test.ts`;
const anySequence = "testing/src/create-many/aveva.fault.test.ts";
const invite = `${src}/invite-user.ts`;

/** Guarantees of AVEVA's createMany. */
export const avevaBulkGuarantees: GuaranteeGroup[] = [
  {
    title: "createMany of AVEVA Data Hub",
    guarantees: [
      guarantee(
        "There is one result per input, in the same order; an unusable userId and a repeated one are rejected, and the others are sent",
        [job],
        [`${src}/pending.ts`, ".trim().toLowerCase();", ".trim();"],
        [`${src}/pending.ts`, "if (isConfigError(error)) return { field, message: error.message };", ""],
        [`${src}/copy-inputs.ts`, "return { problem };", "throw problem;"],
      ),
      guarantee(
        "At most concurrency users are sent at once",
        [job],
        [`${src}/create-many.ts`, "Math.min(concurrency, all.length)", "all.length"],
      ),
      guarantee(
        "A 409 is existing, with the invitation, even if it has expired; a 202 is followed by a look for the invitation",
        [job],
        [`${src}/run.ts`, "hides ? { includeExpiredInvitations: true } : {}", "{}"],
        [
          invite,
          'else if (seen) await this.#settle({ status: "existing"',
          'else if (seen) await this.#settle({ status: "created"',
        ],
        [invite, "[now, now + this.#run.setup.settleDelay]", "[now]"],
      ),
      guarantee(
        "401, 403 and 405 reject the user and end the run; after a 429 or a failed connection with all retries used up, nobody was attempted",
        [job],
        [invite, "= [401, 403, 405, 429];", "= [401, 403, 429];"],
        [`${src}/run.ts`, "if (this.#why) throw new ClientError(", "if (!this) throw new ClientError("],
        [
          `${src}/run.ts`,
          "await this.setup.bulk.beforeSend([position], watermark);",
          "return this.setup.bulk.beforeSend([position], watermark);",
        ],
        [
          invite,
          'if (!isRefusal || error.status === 429) await this.#settle({ status: "not-attempted" });',
          "if (!isRefusal) return error;",
        ],
      ),
      guarantee(
        "After a lost response the user is looked for once settleDelay has passed since the loss, and sent again only if there is no invitation",
        [lost],
        [`${src}/create-many.ts`, "const SETTLE_DELAY = 40_000;", "const SETTLE_DELAY = 30_000;"],
        [invite, "if (isApiError(thrown, 404) && !isOver) continue;", "if (isClientError(thrown)) continue;"],
        [invite, "if (resends < maxRetries) continue;", "if (resends <= maxRetries) continue;"],
      ),
      guarantee(
        "An invitation that is found after a lost response is created if it was issued since the first request, by the service's clock, and existing if it is older",
        [lost],
        [`${src}/run.ts`, "this.serverClock.at(time)?.least ?? ", ""],
        [`${src}/whose.ts`, "issued >= since - TOLERANCE", "issued >= since - 9e9"],
        [`${src}/whose.ts`, "const TOLERANCE = 2_000;", "const TOLERANCE = 0;"],
      ),
      guarantee(
        "If a look fails, or the invitation does not say when it was issued, the result is unknown; a failed look ends the run",
        [lost],
        [`${src}/whose.ts`, "issued === undefined ? undefined :", "issued === undefined ? true :"],
        [invite, "this.#run.stop(error);\n    if (!this.#run.isAborted)", "if (!this.#run.isAborted)"],
      ),
      guarantee(
        "A run that is aborted resolves: requests in flight and lost ones are unknown, the rest is not attempted",
        [job],
        [
          invite,
          'error.outcome === "unknown" ? { status: "unknown", error }',
          'error.outcome === "rejected" ? { status: "unknown", error }',
        ],
        [
          invite,
          "if (left > 0) await sleep(client.clock, left, scope.signal);",
          "if (left > 0) await sleep(client.clock, left);",
        ],
      ),
      guarantee(
        "With onSend, onResult and resume, a job that is killed at any moment and started again invites nobody twice and leaves nobody out",
        [durable, anySequence],
        [invite, "if (!(await this.#resume())) return;", ""],
        [invite, "left > 0 ? [now, now + left] : [now]", "[now]"],
        [`${src}/resumed.ts`, "Math.min(since, other.since)", "Math.max(since, other.since)"],
        [`${src}/create-many.ts`, 'else one.settle({ status: "unknown"', 'else one.settle({ status: "not-attempted"'],
      ),
      guarantee(
        "A resumed job takes an invitation that its own earlier run made for its own, and no older one, though the clocks of the processes are an hour apart",
        [clocks, anySequence],
        [`${src}/run.ts`, "this.serverClock.at(time)?.least ?? ", ""],
        [`${src}/create-many.ts`, "await run.readClock(open[0].userId);", "undefined;"],
        [`${src}/run.ts`, "if (!isAnswer && isClientError(error) && !this.isAborted) this.stop(error);", ""],
        ["runtime/src/bulk/server-clock.ts", "Math.max(sentAt, sentAt + ahead - (now.least - wall))", "sentAt"],
      ),
    ],
  },
];
