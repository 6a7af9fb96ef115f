import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "runtime/src";

/** Waiting, shared limits and tokens. */
export const waitingGuarantees: GuaranteeGroup[] = [
  {
    title: "Waiting",
    guarantees: [
      guarantee(
        "Retry-After may be seconds, fractions of a second or any of the three date formats, relative to the response's Date",
        [`${src}/retry/retry-after.test.ts`],
        [`${src}/retry/retry-after.ts`, "waitOf(one.trim(), now, today || now)", "waitOf(one.trim(), now, now)"],
        [`${src}/retry/retry-after.ts`, "Number.parseFloat(value) * 1000", "Number.parseFloat(value)"],
        [`${src}/response/http-date.ts`, "if (ASCTIME.test(value)) return `${value} GMT`;", ""],
        [`${src}/response/http-date.ts`, "year > thisYear + 50 ? year - 100 : year", "year"],
      ),
      guarantee(
        "If several headers say how long to wait, the longest wait wins, and an unclear header never causes an early retry",
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
        "A retry never comes earlier than the server asked for: jitter only adds to the wait",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [
          `${src}/retry/retry-policy.ts`,
          "return (Number.isNaN(advised) ? ceiling : advised) + Math.min(ceiling, MOST_JITTER_ON_ADVICE) * random;",
          "return advised * random;",
        ],
      ),
      guarantee(
        "A call never waits silently for longer than maxRetryAfter or the time left: it fails at once",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [
          `${src}/retry/retry-policy.ts`,
          "if (advised !== undefined && advised > context.maxRetryAfter) return undefined;",
          "",
        ],
        [`${src}/retry/retry-policy.ts`, "return delay > context.timeLeft ? undefined : delay;", "return delay;"],
      ),
      guarantee(
        "timeout limits an attempt including its body, even if fetch ignores the signal",
        [`${src}/call/waiting.test.ts`],
        [
          `${src}/call/attempt.ts`,
          'end({ kind: "failure", why, sent: !isNotSent, retryable: why === "timeout", error: reason, status, headers });',
          "",
        ],
        [
          `${src}/call/attempt.ts`,
          'clock.after(limits.timeout, () => cut("timeout", new Error("timed out")))',
          "clock.after(limits.timeout, () => {})",
        ],
      ),
      guarantee(
        "timeout limits the wait for a token",
        [`${src}/call/waiting.test.ts`],
        [`${src}/platform/clock.ts`, "clock.after(ms, () => fail(late()))", "clock.after(ms, () => {})"],
      ),
      guarantee(
        "An abort takes effect at once at any point, and the call rejects with the caller's reason",
        [`${src}/call/waiting.test.ts`, `${src}/platform/polyfilled-signals.test.ts`],
        [
          `${src}/call/call.ts`,
          "await sleep(this.#context.clock, delay, this.#scope.signal);",
          "await sleep(this.#context.clock, delay);",
        ],
        [`${src}/platform/on-abort.ts`, "reason === undefined ?", "reason === 5 ?"],
        [`${src}/call/call.ts`, "    return reasonOf(signal);", '    return new Error("aborted");'],
      ),
      guarantee(
        "No timer is set for more than 2^31-1 ms",
        [`${src}/call/waiting.test.ts`],
        [`${src}/platform/clock.ts`, "const step = Math.min(left, LONGEST_TIMER);", "const step = left;"],
      ),
      guarantee(
        "No listener stays on the caller's signal",
        [`${src}/call/waiting.test.ts`],
        [`${src}/call/attempt.ts`, "    stopListening?.();\n", ""],
        [`${src}/call/call-scope.ts`, "      linked.cut();\n", ""],
      ),
    ],
  },
  {
    title: "Shared limits",
    guarantees: [
      guarantee(
        "A 429 pauses all operations of its rate limit group, and no others",
        [`${src}/retry/retries.test.ts`, `${src}/retry/limiter.test.ts`],
        [
          `${src}/call/call.ts`,
          "    this.#context.limits.pause(this.#settings.group, pause, this.#errors.causeOfPause(this.#answerOf(end)));\n",
          "",
        ],
      ),
      guarantee(
        "After a pause, one call goes first and the others wait for its result",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "if (line?.pause) line.pause.probe = slot;", ""],
      ),
      guarantee(
        "If a group is paused for too long, its calls fail at once as not sent, and the error says how long the pause lasts",
        [`${src}/retry/limiter.test.ts`, `${src}/retry/retries.test.ts`],
        [`${src}/retry/limiter.ts`, "left > 0 && left > wait", "false"],
        [`${src}/retry/limiter.ts`, "if (pause.until > line.patience) askPatience(line, pause);", ""],
      ),
      guarantee(
        "maxConcurrency limits the attempts in flight, and calls go in order of arrival",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "line && slots.size < maxConcurrency; line", "line; line"],
        [`${src}/retry/limiter.ts`, "(entry.again ? AGAIN : 0) + arrivals", "-arrivals"],
      ),
      guarantee(
        "Calls that wait again after a 429 go before newer calls, in the order in which they came back",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "entry.again ? AGAIN : 0", "0"],
        [`${src}/retry/limiter.ts`, "(entry.again ? AGAIN : 0) + arrivals", "entry.again ? -arrivals : arrivals"],
      ),
      guarantee(
        "Clients with the same limits share the pause after a 429 and the bound, each API with groups of its own",
        [`${src}/client/limits.test.ts`],
        [`${src}/client/client.ts`, "defaults.limits ?? createLimiter", "createLimiter"],
        [`${src}/client/client.ts`, "`${baseUrl} ${row.rateLimitGroup}`", "row.rateLimitGroup"],
      ),
      guarantee(
        "A call whose shared limits cannot be asked fails as not sent",
        [`${src}/client/limits.test.ts`],
        [`${src}/call/call.ts`, "this.#failed(this.#errors.limits(error))", "error"],
      ),
      guarantee(
        "A call that another client's 429 holds back shows none of that client's secrets",
        [`${src}/client/limits.test.ts`],
        [`${src}/call/call-errors.ts`, "headers: safeHeaders(headers, this.#secrets), body", "headers, body"],
      ),
      guarantee(
        "A call that is aborted in the queue makes room for the next",
        [`${src}/retry/limiter.test.ts`],
        [`${src}/retry/limiter.ts`, "              if (!leave(waiter, line)) return;\n", ""],
      ),
      guarantee(
        "No call in the queue is lost or overtaken, whatever is aborted, paused or late",
        [`${src}/retry/limiter.property.test.ts`, `${src}/retry/limiter-order.property.test.ts`],
        [`${src}/retry/limiter.ts`, "if (waiting > 0) freeExpired(now);", ""],
        [`${src}/retry/limiter.ts`, "(entry.again ? AGAIN : 0) + arrivals", "-arrivals"],
      ),
      guarantee(
        "However many calls wait, one that enters, leaves or is aborted does not visit them all",
        [`${src}/retry/in-order.test.ts`, `${src}/retry/limiter.test.ts`],
        [`${src}/retry/in-order.ts`, "if (above && this.#placeOf(above) > place) return above;", ""],
        [`${src}/retry/limiter.ts`, "if (pause.until > line.patience) askPatience", "if (pause.until > 0) askPatience"],
      ),
      guarantee(
        "A request that its platform drops, as Workers do, does not block others",
        [`${src}/retry/limiter-dropped.test.ts`],
        [`${src}/retry/limiter.ts`, "if (waiting > 0) freeExpired(now);", ""],
        [
          `${src}/retry/limiter.ts`,
          "else if (probe.until <= now) ready.put(line);",
          "else if (probe === NO_PROBE) ready.put(line);",
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
        "Concurrent calls share one token request, and failures are not cached",
        [`${src}/auth/tokens.test.ts`],
        [
          `${src}/auth/token-source.ts`,
          "if (shared && clock.now() - shared.startedAt < patience) {",
          "if (shared?.isOver) {",
        ],
        [`${src}/auth/token-source.ts`, "      if (pending === mine) pending = undefined;\n", ""],
      ),
      guarantee(
        "If a token request hangs, later calls start a new one instead of waiting for it",
        [`${src}/auth/tokens.test.ts`],
        [`${src}/auth/token-source.ts`, " && clock.now() - shared.startedAt < patience", ""],
        [`${src}/auth/call-token.ts`, "Math.min(this.#timeout, this.#limit.timeLeft())", "this.#timeout"],
      ),
      guarantee(
        "A token request that was dropped together with its call does not fail other calls",
        [`${src}/auth/tokens.test.ts`],
        [`${src}/auth/token-source.ts`, "if (shared.isOver) throw error;", "throw error;"],
        [`${src}/auth/token-source.ts`, "if (pending === shared) pending = undefined;", ""],
        [`${src}/auth/token-source.ts`, "      mine.isOver = true;\n", ""],
      ),
      guarantee(
        "100 calls with a revoked token cause one renewal",
        [`${src}/auth/tokens.test.ts`],
        [
          `${src}/auth/token-source.ts`,
          "newest !== undefined && newest !== used ? newest : await get()",
          "await get()",
        ],
      ),
      guarantee(
        "A 401 is retried once per call with a renewed token, without using up maxRetries, and only if the token changed",
        [`${src}/auth/tokens.test.ts`],
        [`${src}/auth/token-source.ts`, "return token === used ? undefined : token;", "return token;"],
        [`${src}/auth/call-token.ts`, "used === undefined || !this.#mayRenew", "used === undefined"],
      ),
      guarantee(
        "Tokens are renewed before they expire, even short-lived ones",
        [`${src}/auth/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "Math.min(MARGIN, lifetime / 4)", "MARGIN"],
        [`${src}/client-credentials.ts`, "Math.min(MARGIN, lifetime / 4)", "0"],
      ),
      guarantee(
        "A discovered token endpoint on another origin is refused",
        [`${src}/auth/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "url.origin !== new URL(config.discoveryUrl).origin", "false"],
      ),
      guarantee(
        "When a token request fails, errors contain only error and error_description from the response",
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
        "clientSecret may be a function: it is called before each token request, and its results appear nowhere",
        [`${src}/auth/client-credentials-secret.test.ts`],
        [`${src}/client-credentials.ts`, "    secrets.add(secret);\n", ""],
        [`${src}/client-credentials.ts`, 'typeof secret === "string" && secret.trim() !== ""', "secret as string"],
      ),
      guarantee(
        "Once a call has given up on a token request that hangs, later calls replace it; there is never more than one",
        [`${src}/auth/client-credentials-secret.test.ts`],
        [`${src}/client-credentials.ts`, "    abandon: () => shared.abandon?.(),\n", ""],
        [`${src}/client-credentials.ts`, "    current.abort(REPLACED);\n", ""],
        [`${src}/client-credentials.ts`, "if (error === REPLACED) return waiting(ask);", ""],
      ),
      guarantee(
        "A null in the token endpoint's response counts as absent",
        [`${src}/auth/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "(_, value: unknown) => value ?? undefined", "undefined"],
      ),
    ],
  },
];
