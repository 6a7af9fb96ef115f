import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "runtime/src";

/** Waiting, shared limits, tokens, hooks and paging. */
export const timeGuarantees: GuaranteeGroup[] = [
  {
    title: "Waiting",
    guarantees: [
      guarantee(
        "Retry-After is read as seconds, fractions and all three date forms, against the answer's own Date",
        [`${src}/retry/retry-after.test.ts`],
        [`${src}/retry/retry-after.ts`, "waitOf(one.trim(), now, today || now)", "waitOf(one.trim(), now, now)"],
        [`${src}/retry/retry-after.ts`, "Number.parseFloat(value) * 1000", "Number.parseFloat(value)"],
        [`${src}/retry/retry-after.ts`, "if (ASCTIME.test(value)) return `${value} GMT`;", ""],
        [`${src}/retry/retry-after.ts`, "year > thisYear + 50 ? year - 100 : year", "year"],
      ),
      guarantee(
        "Of several pieces of advice the longest wins, and one that is unclear is never an early retry",
        [
          `${src}/retry/retry-after.test.ts`,
          `${src}/retry/retry-policy.test.ts`,
          `${src}/retry/unclear-advice.test.ts`,
        ],
        [`${src}/retry/retry-after.ts`, "Math.max(0, ...waits.filter((wait) => wait > 0))", "(waits[0] ?? 0)"],
        [`${src}/retry/retry-policy.ts`, "Number.isNaN(advised) ? ceiling : advised", "advised || 0"],
        [`${src}/call/call.ts`, "(retryAfter as number) >= 0 ? retryAfter : undefined", "retryAfter"],
      ),
      guarantee(
        "Never an early retry: advice wins, jitter comes on top",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [
          `${src}/retry/retry-policy.ts`,
          "return (Number.isNaN(advised) ? ceiling : advised) + Math.min(ceiling, MOST_JITTER_ON_ADVICE) * random;",
          "return advised * random;",
        ],
      ),
      guarantee(
        "Never a silent long wait: beyond maxRetryAfter or the time left the call fails at once",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [
          `${src}/retry/retry-policy.ts`,
          "if (advised !== undefined && advised > context.maxRetryAfter) return undefined;",
          "",
        ],
        [`${src}/retry/retry-policy.ts`, "return delay > context.timeLeft ? undefined : delay;", "return delay;"],
      ),
      guarantee(
        "timeout bounds an attempt with its body, though fetch ignores its signal",
        [`${src}/call/waiting.test.ts`],
        [
          `${src}/call/attempt.ts`,
          '      end({ kind: "failure", why, sent, retryable: why === "timeout", error: reason, ...head });\n',
          "",
        ],
        [
          `${src}/call/attempt.ts`,
          'clock.after(limits.timeout, () => cut("timeout", new Error("timed out")))',
          "clock.after(limits.timeout, () => {})",
        ],
      ),
      guarantee(
        "timeout bounds the wait for a token",
        [`${src}/call/waiting.test.ts`],
        [`${src}/platform/clock.ts`, "clock.after(ms, () => fail(late()))", "clock.after(ms, () => {})"],
      ),
      guarantee(
        "Abort is heard at once at any point, with the caller's own reason",
        [`${src}/call/waiting.test.ts`, `${src}/call/polyfilled-signals.test.ts`],
        [
          `${src}/call/call.ts`,
          "await sleep(this.#context.clock, delay, this.scope.signal);",
          "await sleep(this.#context.clock, delay);",
        ],
        [`${src}/platform/on-abort.ts`, "reason === undefined ?", "reason === 5 ?"],
        [`${src}/call/call.ts`, "    return reasonOf(this.#settings.signal);", '    return new Error("aborted");'],
      ),
      guarantee(
        "No timer is longer than 2^31-1 ms",
        [`${src}/call/waiting.test.ts`],
        [`${src}/platform/clock.ts`, "const step = Math.min(left, LONGEST_TIMER);", "const step = left;"],
      ),
      guarantee(
        "A long-lived signal keeps no listener",
        [`${src}/call/waiting.test.ts`],
        [`${src}/call/attempt.ts`, "    stopListening?.();\n", ""],
        [`${src}/call/call-scope.ts`, "      cut();\n", ""],
      ),
    ],
  },
  {
    title: "Shared limits",
    guarantees: [
      guarantee(
        "A 429 pauses its whole group, and no other",
        [`${src}/retry/retries.test.ts`, `${src}/retry/limiter.test.ts`],
        [
          `${src}/call/call.ts`,
          "    this.#context.limiter.pause(this.#operation.rateLimitGroup, pause, this.#answerOf(end));\n",
          "",
        ],
      ),
      guarantee(
        "After a pause one call goes first",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "if (pause) pause.probe = slot;", ""],
      ),
      guarantee(
        "A group paused for too long fails its calls at once as not sent, with the time left",
        [`${src}/retry/limiter.test.ts`, `${src}/retry/retries.test.ts`],
        [`${src}/retry/limiter.ts`, "timeLeft > 0 && timeLeft > waiter.longestWait()", "false"],
      ),
      guarantee(
        "maxConcurrency bounds attempts in flight, in order of arrival",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "(slots.size < maxConcurrency && Math", "(Math"],
        [`${src}/retry/limiter.ts`, "else queue.push(waiter);", "else queue.unshift(waiter);"],
      ),
      guarantee(
        "An aborted waiter gives its place to the next",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "              queue.splice(queue.indexOf(waiter), 1);\n", ""],
        [`${src}/retry/limiter.ts`, "              if (!isWaiting()) return;\n", ""],
      ),
      guarantee(
        "Whatever is aborted, paused or late, no call in the queue is lost or overtaken",
        [`${src}/retry/limiter.property.test.ts`],
        [`${src}/retry/limiter.ts`, "if (slot.until <= now) slots.delete(slot);", ";"],
        [`${src}/retry/limiter.ts`, "else queue.push(waiter);", "else queue.unshift(waiter);"],
      ),
      guarantee(
        "A request that is dropped, as a Worker drops it, keeps no slot and no pause from others",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "if (slot.until <= now) slots.delete(slot);", ";"],
        [
          `${src}/retry/limiter.ts`,
          "Math.max(pause.until, pause.probe.until) <= now",
          "pause.until <= now && pause.probe === NO_PROBE",
        ],
        [
          `${src}/retry/limiter.ts`,
          "          stopTimer = clock.after(RECHECK, look);\n          stopListening",
          "          stopListening",
        ],
      ),
    ],
  },
  {
    title: "Tokens",
    guarantees: [
      guarantee(
        "Concurrent callers share one fetch, failures are not kept",
        [`${src}/auth/tokens.test.ts`],
        [
          `${src}/auth/token-source.ts`,
          "if (shared && clock.now() - shared.startedAt < patience) {",
          "if (shared?.isOver) {",
        ],
        [`${src}/auth/token-source.ts`, "      if (pending === mine) pending = undefined;\n", ""],
      ),
      guarantee(
        "A token fetch that hangs is asked anew by those who come later than they would wait",
        [`${src}/auth/tokens.test.ts`],
        [`${src}/auth/token-source.ts`, " && clock.now() - shared.startedAt < patience", ""],
        [`${src}/auth/call-token.ts`, "Math.min(this.#timeout, this.#call.scope.timeLeft())", "this.#timeout"],
      ),
      guarantee(
        "A token fetch that was dropped with its request fails nobody else",
        [`${src}/auth/tokens.test.ts`],
        [`${src}/auth/token-source.ts`, "if (shared.isOver) throw error;", "throw error;"],
        [`${src}/auth/token-source.ts`, "if (pending === shared) pending = undefined;", ""],
        [`${src}/auth/token-source.ts`, "      mine.isOver = true;\n", ""],
      ),
      guarantee(
        "100 callers with a revoked token cause one renewal",
        [`${src}/auth/tokens.test.ts`],
        [
          `${src}/auth/token-source.ts`,
          "newest !== undefined && newest !== used ? newest : await get()",
          "await get()",
        ],
      ),
      guarantee(
        "A 401 renews once per call, outside maxRetries, only if the token changed",
        [`${src}/auth/tokens.test.ts`],
        [`${src}/auth/token-source.ts`, "return token === used ? undefined : token;", "return token;"],
        [`${src}/auth/call-token.ts`, "used === undefined || !this.#mayRenew", "used === undefined"],
      ),
      guarantee(
        "Tokens are renewed before they end, also short ones",
        [`${src}/auth/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "Math.min(MARGIN, lifetime / 4)", "MARGIN"],
        [`${src}/client-credentials.ts`, "Math.min(MARGIN, lifetime / 4)", "0"],
      ),
      guarantee(
        "A discovered token endpoint of another origin is refused",
        [`${src}/auth/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "url.origin !== new URL(config.discoveryUrl).origin", "false"],
      ),
      guarantee(
        "Of an error answer of the token endpoint, errors show error and error_description, and nothing else",
        [`${src}/auth/client-credentials.test.ts`, `${src}/auth/client-credentials-secret.test.ts`],
        [`${src}/client-credentials.ts`, "readErrorBody: readOAuthError,", "readErrorBody: (body) => body,"],
        [`${src}/client-credentials.ts`, "describeCommonError(readOAuthError(body))", "describeCommonError(body)"],
        [`${src}/client-credentials.ts`, 'readOAuthError(body)) ?? ""', "readOAuthError(body))"],
        [`${src}/client-credentials.ts`, "Object.assign(error, { text: undefined });", "Object.assign(error, {});"],
        [
          `${src}/client-credentials.ts`,
          "const answer = await withoutBodies(async () => {",
          "const answer = await (async (f: () => Promise<oauth.TokenEndpointResponse>) => f())(async () => {",
        ],
      ),
      guarantee(
        "clientSecret may be a function: it is asked before each token request, and what it gave shows nowhere",
        [`${src}/auth/client-credentials-secret.test.ts`],
        [`${src}/client-credentials.ts`, "    secrets.add(secret);\n", ""],
        [`${src}/client-credentials.ts`, 'typeof secret === "string" && secret.trim() !== ""', "secret as string"],
      ),
      guarantee(
        "A token request that hangs is not waited for by the calls that begin after one gave it up; there is never more than one",
        [`${src}/auth/client-credentials-secret.test.ts`],
        [`${src}/client-credentials.ts`, "    abandon: () => shared.abandon?.(),\n", ""],
        [`${src}/client-credentials.ts`, "    current.abort(REPLACED);\n", ""],
        [`${src}/client-credentials.ts`, "if (error === REPLACED) return waiting(ask);", ""],
      ),
      guarantee(
        "Nulls in a token answer are taken as absent",
        [`${src}/auth/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "(_, value: unknown) => value ?? undefined", "undefined"],
      ),
    ],
  },
];
