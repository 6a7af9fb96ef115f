import { kept, type PromiseGroup } from "./promise.ts";

const src = "runtime/src";

/** Waiting, shared limits, tokens, hooks and paging. */
export const timePromises: PromiseGroup[] = [
  {
    title: "Waiting",
    promises: [
      kept(
        "Retry-After is read as seconds, fractions and all three date forms, against the answer's own Date",
        [`${src}/retry-after.test.ts`],
        [`${src}/retry-after.ts`, 'httpDate(headerOf(headers, "date")?.trim() ?? "", now) ?? now', "now"],
        [`${src}/retry-after.ts`, "Number(value) * 1000", "Number(value)"],
        [`${src}/retry-after.ts`, "if (ASCTIME.test(value)) return `${value} GMT`;", ""],
        [`${src}/retry-after.ts`, "year > thisYear + 50 ? year - 100 : year", "year"],
      ),
      kept(
        "Never an early retry: advice wins, jitter comes on top",
        [`${src}/retry-policy.test.ts`, `${src}/retries.test.ts`],
        [
          `${src}/retry-policy.ts`,
          "return advised + Math.min(ceiling, MOST_JITTER_ON_ADVICE) * random;",
          "return advised * random;",
        ],
      ),
      kept(
        "Never a silent long wait: beyond maxRetryAfter or the time left the call fails at once",
        [`${src}/retry-policy.test.ts`, `${src}/retries.test.ts`],
        [
          `${src}/retry-policy.ts`,
          "if (advised !== undefined && advised > context.maxRetryAfter) return undefined;",
          "",
        ],
        [`${src}/retry-policy.ts`, "return delay > context.timeLeft ? undefined : delay;", "return delay;"],
      ),
      kept(
        "timeout bounds an attempt with its body, though fetch ignores its signal",
        [`${src}/waiting.test.ts`],
        [
          `${src}/attempt.ts`,
          '      end({ kind: "failure", why, sent, retryable: why === "timeout", error: reason, ...progress.head });\n',
          "",
        ],
        [
          `${src}/attempt.ts`,
          'clock.after(limits.timeout, () => cut("timeout", new Error("timed out")))',
          "clock.after(limits.timeout, () => {})",
        ],
      ),
      kept(
        "timeout bounds the wait for a token",
        [`${src}/waiting.test.ts`],
        [`${src}/clock.ts`, "clock.after(ms, () => fail(late()))", "clock.after(ms, () => {})"],
      ),
      kept(
        "Abort is heard at once at any point, with the caller's own reason",
        [`${src}/waiting.test.ts`],
        [
          `${src}/request-loop.ts`,
          "await sleep(this.#context.clock, delay, this.scope.signal);",
          "await sleep(this.#context.clock, delay);",
        ],
        [`${src}/request-loop.ts`, "    return this.scope.signal?.reason;", '    return new Error("aborted");'],
      ),
      kept(
        "No timer is longer than 2^31-1 ms",
        [`${src}/waiting.test.ts`],
        [`${src}/clock.ts`, "const step = Math.min(left, LONGEST_TIMER);", "const step = left;"],
      ),
      kept(
        "A long-lived signal keeps no listener",
        [`${src}/waiting.test.ts`],
        [`${src}/attempt.ts`, "    stopListening?.();\n", ""],
        [`${src}/call-scope.ts`, "      stopListening?.();\n", ""],
      ),
    ],
  },
  {
    title: "Shared limits",
    promises: [
      kept(
        "A 429 pauses its whole group, and no other",
        [`${src}/retries.test.ts`, `${src}/limiter.test.ts`],
        [
          `${src}/request-loop.ts`,
          "    this.#context.limiter.pause(this.#operation.rateLimitGroup, pause, this.#answerOf(end));\n",
          "",
        ],
      ),
      kept(
        "After a pause one call goes first",
        [`${src}/limiter.test.ts`],
        [`${src}/limiter.ts`, "if (pause) pause.probing = true;", ""],
      ),
      kept(
        "A group paused for too long fails its calls at once as not sent, with the time left",
        [`${src}/limiter.test.ts`, `${src}/retries.test.ts`],
        [`${src}/limiter.ts`, "timeLeft <= 0 || timeLeft <= waiter.longestWait()", "true"],
      ),
      kept(
        "maxConcurrency bounds attempts in flight, in order of arrival",
        [`${src}/limiter.test.ts`],
        [`${src}/limiter.ts`, "inFlight < maxConcurrency && isOpen(waiter.group, now)", "isOpen(waiter.group, now)"],
        [`${src}/limiter.ts`, "else queue.push(waiter);", "else queue.unshift(waiter);"],
      ),
      kept(
        "An aborted waiter gives its place to the next",
        [`${src}/limiter.test.ts`],
        [`${src}/limiter.ts`, "          queue.splice(queue.indexOf(waiter), 1);\n", ""],
      ),
    ],
  },
  {
    title: "Tokens",
    promises: [
      kept(
        "Concurrent callers share one fetch, failures are not kept",
        [`${src}/tokens.test.ts`],
        [`${src}/token-source.ts`, "    if (pending) return pending;\n", ""],
        [`${src}/token-source.ts`, "      if (pending === mine) pending = undefined;\n", ""],
      ),
      kept(
        "100 callers with a revoked token cause one renewal",
        [`${src}/tokens.test.ts`],
        [`${src}/token-source.ts`, "newest !== undefined && newest !== used ? newest : await get()", "await get()"],
      ),
      kept(
        "A 401 renews once per call, outside maxRetries, only if the token changed",
        [`${src}/tokens.test.ts`],
        [`${src}/token-source.ts`, "return token === used ? undefined : token;", "return token;"],
        [`${src}/call-token.ts`, "used === undefined || !this.#mayRenew", "used === undefined"],
      ),
      kept(
        "Tokens are renewed before they end, also short ones",
        [`${src}/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "Math.min(MARGIN, lifetime / 4)", "MARGIN"],
        [`${src}/client-credentials.ts`, "Math.min(MARGIN, lifetime / 4)", "0"],
      ),
      kept(
        "A discovered token endpoint of another origin is refused",
        [`${src}/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "url.origin !== new URL(config.discoveryUrl).origin", "false"],
      ),
      kept(
        "Of an error answer of the token endpoint, errors show error and error_description, and nothing else",
        [`${src}/client-credentials.test.ts`, `${src}/client-credentials-secret.test.ts`],
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
      kept(
        "clientSecret may be a function: it is asked before each token request, and what it gave shows nowhere",
        [`${src}/client-credentials-secret.test.ts`],
        [`${src}/client-credentials.ts`, "    secrets.add(secret);\n", ""],
        [`${src}/client-credentials.ts`, 'typeof secret === "string" && secret.trim() !== ""', "secret as string"],
      ),
      kept(
        "A token request that hangs is not waited for by the calls that begin after one gave it up; there is never more than one",
        [`${src}/client-credentials-secret.test.ts`],
        [`${src}/client-credentials.ts`, "    abandon: () => shared.abandon?.(),\n", ""],
        [`${src}/client-credentials.ts`, "    current.abort(REPLACED);\n", ""],
        [`${src}/client-credentials.ts`, "if (error === REPLACED) return waiting(ask);", ""],
      ),
      kept(
        "Nulls in a token answer are taken as absent",
        [`${src}/client-credentials.test.ts`],
        [`${src}/client-credentials.ts`, "(_, value: unknown) => value ?? undefined", "undefined"],
      ),
    ],
  },
  {
    title: "Hooks",
    promises: [
      kept(
        "Hooks observe and cannot break a call",
        [`${src}/hooks.test.ts`],
        [`${src}/hooks.ts`, "if (result !== undefined) Promise.resolve(result).catch(() => {});", ""],
        [
          `${src}/hooks.ts`,
          "      } catch {\n        // Observers cannot break a call.",
          "      } finally {\n        // Observers cannot break a call.",
        ],
      ),
      kept(
        "Hooks learn the outcome of a call that the caller gave up",
        [`${src}/hooks.test.ts`],
        [`${src}/request-loop.ts`, '    this.#report({ name: "AbortError", outcome });\n', ""],
      ),
    ],
  },
  {
    title: "Paging",
    promises: [
      kept(
        "A row is given once within the last 10,000",
        [`${src}/paginated.test.ts`],
        [`${src}/paginated.ts`, "yield fresh.length === keys.length ? page : { ...page, items: fresh }", "yield page"],
      ),
      kept(
        "Lists end: past the last page, at an empty one, at one that repeats, and after three without news",
        [`${src}/paginated.test.ts`],
        [`${src}/page-turns.ts`, 'if (typeof pageCount === "number" && number >= pageCount) return undefined;', ""],
        [`${src}/page-turns.ts`, "if (repeats && page.meta?.page_number !== number) return undefined;", ""],
        [`${src}/page-turns.ts`, "return stale >= MOST_STALE_PAGES ? undefined : number + 1;", "return number + 1;"],
        [`${src}/page-turns.ts`, "  if (served === 0) return undefined;\n", ""],
      ),
      kept(
        "Offsets advance by what came",
        [`${src}/paginated.test.ts`],
        [`${src}/page-turns.ts`, "offset + turn.served", "offset + 10"],
      ),
      kept(
        "Memory is constant over 1,000,000 rows",
        [`${src}/paginated.test.ts`, `${src}/recent-keys.test.ts`],
        [`${src}/recent-keys.ts`, "        keys.delete(ring[oldest] as string);\n", ""],
      ),
      kept(
        "prefetch holds one page ahead, and no more",
        [`${src}/paginated.test.ts`],
        [
          `${src}/paginated.ts`,
          "next !== undefined && source.prefetch === 1 ? source.load(next) : undefined",
          "undefined",
        ],
        [`${src}/paginated.ts`, "      ahead?.catch(() => {});\n", ""],
      ),
    ],
  },
];
