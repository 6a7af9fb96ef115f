import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "runtime/src";

/** What is sent, what is repeated, and what the error says. */
export const requestGuarantees: GuaranteeGroup[] = [
  {
    title: "Effects and retries",
    guarantees: [
      guarantee(
        "A 429 is repeated whatever the effect",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [`${src}/retry/retry-policy.ts`, "result.status === 429 || ", ""],
      ),
      guarantee(
        "408, 500, 502, 503 and 504 are never repeated for a send",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [
          `${src}/retry/retry-policy.ts`,
          'TRANSIENT.has(result.status) && effect !== "send"',
          "TRANSIENT.has(result.status)",
        ],
      ),
      guarantee(
        "A lost answer is never repeated for a send",
        [`${src}/retry/retries.test.ts`],
        [`${src}/retry/retry-policy.ts`, 'return !result.sent || effect !== "send"', "return true"],
      ),
      guarantee(
        "What a connection failure proves is an allow-list",
        [`${src}/errors/failed-fetch.test.ts`, `${src}/call/wire.test.ts`],
        [`${src}/errors/failed-fetch.ts`, 'syscall === "connect" || syscall === "getaddrinfo"', "true"],
        [`${src}/errors/failed-fetch.ts`, 'verdicts.every((verdict) => verdict === "not-sent")', "true"],
        [`${src}/errors/failed-fetch.ts`, 'outer?.message === "fetch failed" && ', ""],
        [`${src}/errors/failed-fetch.ts`, '  "ECONNREFUSED",\n', ""],
        [`${src}/errors/failed-fetch.ts`, '  "DEPTH_ZERO_SELF_SIGNED_CERT",\n', ""],
      ),
      guarantee(
        "A bad certificate is not sent, and not repeated",
        [`${src}/retry/retries.test.ts`, `${src}/call/wire.test.ts`],
        [`${src}/call/attempt.ts`, 'verdict === "not-sent" || sent', "true"],
      ),
      guarantee(
        "The effect can depend on the body",
        [`${src}/retry/retries.test.ts`],
        [`${src}/api/operation.ts`, "  return when.effect;", "  return operation.effect;"],
      ),
      guarantee(
        "A repeated DELETE that finds nothing is a success only after an attempt that may have deleted",
        [`${src}/retry/retries.test.ts`],
        [`${src}/call/call.ts`, "answer.status === 404 && unknownBefore", "answer.status === 404"],
        [`${src}/call/call.ts`, 'this.#operation.method === "DELETE" && ', ""],
        [`${src}/client/client.ts`, "if (error && !alreadyGone) throw error;", "if (error) throw error;"],
      ),
      guarantee(
        "Redirects are never followed, and errors name the target's origin alone",
        [`${src}/retry/retries.test.ts`, `${src}/call/wire.test.ts`],
        [`${src}/call/attempt.ts`, 'redirect: "manual" as const', 'redirect: "follow" as never'],
        [`${src}/call/call-errors.ts`, "/^30[12378]$/", "/^3/"],
        [`${src}/call/call-errors.ts`, 'origin === here ? "another path of the same origin" : origin', "location"],
      ),
    ],
  },
  {
    title: "Outcomes and errors",
    guarantees: [
      guarantee(
        "A call is unknown if any of its attempts was",
        [`${src}/retry/retries.test.ts`],
        [`${src}/call/call-errors.ts`, 'this.#trail.unknown ? "unknown" : this.#trail.last', "this.#trail.last"],
      ),
      guarantee(
        "408 and every 5xx are unknown; a 3xx is unknown unless it answers a read",
        [`${src}/retry/retry-policy.test.ts`],
        [`${src}/retry/retry-policy.ts`, "status === 408 || status >= 500", "status >= 500"],
        [`${src}/retry/retry-policy.ts`, 'effect === "read" ? "rejected" : "unknown"', '"rejected"'],
      ),
      guarantee(
        "Errors are told apart by brands, across copies of the package and after minification",
        [`${src}/errors/errors.test.ts`],
        [`${src}/errors/errors.ts`, 'Symbol.for("@invitation-clients/runtime/error-kinds")', "Symbol()"],
      ),
      guarantee(
        "Messages hold attempts with their waits, outcome, request id and the server's words",
        [`${src}/retry/retries.test.ts`],
        [`${src}/call/call-errors.ts`, "` after waits of ${", "` ${"],
        [`${src}/call/call-errors.ts`, "`request id ${requestId}`", "``"],
      ),
      guarantee(
        "Bodies that are no JSON give an error with their first 500 characters, never a bare SyntaxError",
        [`${src}/response/bodies.test.ts`],
        [`${src}/response/answer.ts`, "text.length > 500", "text.length > 1e9"],
        [`${src}/response/answer.ts`, "  } catch {\n    return { text };", "  } catch (error) {\n    throw error;"],
      ),
      guarantee(
        "An answer is read within its attempt: a reset in mid-body is an attempt like any other",
        [`${src}/response/bodies.test.ts`],
        [`${src}/call/attempt.ts`, 'read.incomplete === "broken" && ', "false && "],
      ),
      guarantee(
        "No answer larger than maxResponseBytes is read",
        [`${src}/response/bodies.test.ts`],
        [`${src}/response/read-body.ts`, "if (bytes > maxBytes) {", "if (false) {"],
      ),
      guarantee(
        "Success can be empty",
        [`${src}/response/bodies.test.ts`],
        [`${src}/response/answer.ts`, 'if (text.trim() === "") return {};', ""],
      ),
    ],
  },
  {
    title: "Secrets, people and paths",
    guarantees: [
      guarantee(
        "No token or secret shows in an error, log or hook, whatever server, proxy, fetch or provider quotes it",
        [`${src}/secrets/secrets.test.ts`, `${src}/secrets/secret-encodings.test.ts`, `${src}/secrets/reveal.test.ts`],
        [`${src}/response/answer.ts`, "redactJson(body, secrets)", "body"],
        [`${src}/response/answer.ts`, "redact(incomplete ? redact(text, secrets, true) : text, secrets)", "text"],
        [`${src}/response/answer.ts`, "id === undefined ? undefined : redact(id, secrets)", "id"],
        [`${src}/call/call-errors.ts`, "safeCause(error, this.#secrets)", "error"],
        [`${src}/call/call-errors.ts`, "redact(`${value}`, secrets)", "value"],
        [`${src}/secrets/redact.ts`, "redact(key, secrets),", "key,"],
        [
          `${src}/secrets/redact.ts`,
          "const text = String(value);",
          'const text = typeof value === "string" ? value : "";',
        ],
        [`${src}/auth/call-token.ts`, " ? list : [...list, ...this.#carried]", " ? list : list"],
      ),
      guarantee(
        "A secret is found in HTML, JSON, URL, base64 and hex escapes, five deep, in any order",
        [`${src}/secrets/reveal.test.ts`, `${src}/secrets/secret-encodings.test.ts`],
        [`${src}/secrets/reveal.ts`, "const LAYERS = 6;", "const LAYERS = 3;"],
        [`${src}/secrets/reveal.ts`, "    unescape(view),\n", ""],
        [`${src}/secrets/reveal.ts`, "    fromString(view),\n", ""],
        [`${src}/secrets/reveal.ts`, "    fromHtml(view),\n", ""],
        [`${src}/secrets/reveal.ts`, "/\\b0x|", "/0x|"],
        [`${src}/secrets/reveal.ts`, "...[0, 1, 2, 3].map((at) => readable(atob", "...[0].map((at) => readable(atob"],
        [`${src}/secrets/reveal.ts`, "...[0, 1].map((at)", "...[0].map((at)"],
        [`${src}/secrets/reveal.ts`, '.replaceAll("\\0", "")', ""],
      ),
      guarantee(
        "An answer that breaks off within a secret, in whatever encoding, does not show its beginning",
        [`${src}/secrets/reveal.test.ts`, `${src}/secrets/secrets.test.ts`],
        [`${src}/secrets/reveal.ts`, "text.slice(-length - 5)", "text.slice(-length)"],
        [`${src}/secrets/reveal.ts`, "atEnd ? endsWithin(letters, mark) : view", "view"],
      ),
      guarantee(
        "A text that unfolds into many times its length is hidden, not searched without end",
        [`${src}/secrets/reveal.test.ts`],
        [`${src}/secrets/reveal.ts`, "work < 0 || secrets", "secrets"],
      ),
      guarantee(
        "The last 32 tokens and secrets that a client sent are searched for, and each token of the call",
        [`${src}/secrets/reveal.test.ts`, `${src}/secrets/secrets.test.ts`],
        [`${src}/secrets/secret-memory.ts`, "const REMEMBERED = 32;", "const REMEMBERED = 31;"],
        [`${src}/secrets/secret-memory.ts`, ".filter((sent) => sent.text !== text)", ""],
        [
          `${src}/auth/call-token.ts`,
          "this.#carried.push(this.#context.secrets.add(token));",
          "this.#context.secrets.add(token);",
        ],
      ),
      guarantee(
        "A cause is made anew: names, codes and messages of known shapes, and nothing else",
        [`${src}/secrets/secrets.test.ts`],
        [`${src}/call/safe-cause.ts`, "IDENTIFIER.test(text)", 'text !== ""'],
        [
          `${src}/call/safe-cause.ts`,
          'excerpt(redact(text, secrets).replace(/\\?\\S+/g, "?…"))',
          "redact(text, secrets)",
        ],
        [`${src}/call/safe-cause.ts`, '    Object.defineProperty(copy, "stack", own({ value: "" }));\n', ""],
      ),
      guarantee(
        "Answer headers, which may hold cookies, are neither printed nor serialised",
        [`${src}/secrets/secrets.test.ts`],
        [
          `${src}/errors/errors.ts`,
          "    this.body = init.body;\n",
          "    this.body = init.body;\n    Object.assign(this, { seen: Object.fromEntries(init.headers as never) });\n",
        ],
      ),
      guarantee(
        "Hooks and logs carry the path template, never a URL value, header, body or address",
        [`${src}/secrets/secrets.test.ts`],
        [`${src}/hooks/logger.ts`, "${event.method} ${event.path}", "${event.method} api.example.com"],
      ),
      guarantee(
        "No id leads to another path",
        [`${src}/request/requests.test.ts`],
        [`${src}/request/path.ts`, 'value === "." || value === ".." || UNSAFE.test(value)', "UNSAFE.test(value)"],
        [`${src}/request/path.ts`, "/[/\\\\%?#", "/[\\\\?#"],
        [`${src}/request/path.ts`, 'if (value.trim() === "") throw', 'if (value === "never") throw'],
        [`${src}/request/path.ts`, "!Number.isSafeInteger(value) || value < 0", "false"],
      ),
      guarantee(
        "Header values cannot inject, and Authorization is ours alone",
        [`${src}/request/requests.test.ts`],
        [`${src}/request/headers.ts`, "if (UNSENDABLE.test(value)) {", "if (false) {"],
        [`${src}/request/headers.ts`, "/^ *$|[^ -~]/", "/[^ -~]/"],
        [`${src}/request/headers.ts`, "if (RESERVED.has(name.toLowerCase())) {", "if (RESERVED.has(name)) {"],
      ),
      guarantee(
        "A misspelt option or parameter is refused, and the near name told",
        [`${src}/request/requests.test.ts`],
        [`${src}/errors/option-checks.ts`, "if (known.includes(key)) continue;", "continue;"],
        [`${src}/client/client.ts`, "    check?.(row, query);\n", ""],
      ),
    ],
  },
  {
    title: "Strange platforms",
    guarantees: [
      guarantee(
        "A replaced global Promise (zone.js) changes no result",
        [`${src}/call/replaced-promise.test.ts`],
        [`${src}/call/call.ts`, 'settling && "then" in settling ?', "settling instanceof Promise ?"],
      ),
      guarantee(
        "Objects of another realm are read as those of this one",
        [`${src}/platform/realms.test.ts`],
        [
          `${src}/errors/failed-fetch.ts`,
          "Array.isArray(errors) &&",
          "cause instanceof AggregateError && Array.isArray(errors) &&",
        ],
        [
          `${src}/platform/kinds.ts`,
          "return /^(Error|DOMException)$/.test(kindOf(value));",
          "return value instanceof Error;",
        ],
      ),
      guarantee(
        "A body that is no web stream is read as text, within maxResponseBytes",
        [`${src}/call/strange-fetch.test.ts`],
        [`${src}/response/read-body.ts`, 'typeof body?.getReader !== "function"', "!body"],
        [`${src}/response/read-body.ts`, "return all.length > maxBytes ?", "return all.length < 0 ?"],
      ),
      guarantee(
        "A stream without end is ended by timeout, and is counted by what it holds",
        [`${src}/call/strange-fetch.test.ts`],
        [`${src}/response/read-body.ts`, "      if (signal.aborted) throw signal.reason;\n", ""],
        [`${src}/response/read-body.ts`, "      await new Promise((resolve) => setTimeout(resolve));\n", ""],
        [`${src}/response/read-body.ts`, "bytes += piece.byteLength;", "bytes += value.byteLength;"],
        [`${src}/response/read-body.ts`, 'if (!ArrayBuffer.isView(value)) throw new TypeError("no bytes");', ""],
      ),
      guarantee(
        "What others add to Object.prototype changes nothing of what is sent",
        [`${src}/client/polluted.test.ts`],
        [`${src}/platform/own.ts`, "Object.assign(Object.create(null), given)", "Object.assign({}, given) as T"],
        [`${src}/client/openapi-client.ts`, "      ...UNSET,\n", ""],
        [`${src}/client/client.ts`, "const row = ownRow(operation);", "const row = operation;"],
        [`${src}/platform/own.ts`, "of[name] === ({} as T)[name] ? undefined : of[name]", "of[name]"],
      ),
      guarantee(
        "An error of the platform shows no query of a URL, which may hold an address",
        [`${src}/errors/failed-fetch.test.ts`],
        [`${src}/call/safe-cause.ts`, '.replace(/\\?\\S+/g, "?…")', ""],
      ),
      guarantee(
        "A connection that breaks before each request is made once for it",
        [`${src}/node/connect/tunnel.test.ts`],
        [`${src}/node/connect/connection.ts`, "        this.#isNew = true;\n", ""],
      ),
      guarantee(
        "A body is read once, and what JSON would lose or change is refused by its path",
        [`${src}/request/plain-data.test.ts`, `${src}/request/request-bodies.test.ts`],
        [`${src}/request/plain-data.ts`, "(item === null && this[key] === null)", "item === null"],
        [`${src}/request/plain-data.ts`, "Number.isFinite(item) ||", 'kind === "Number" ||'],
        [`${src}/request/plain-data.ts`, '(kind === "Object" && !hidesContent(item as object))', 'kind === "Object"'],
        [`${src}/request/plain-data.ts`, "(item === undefined && !Array.isArray(this))", "item === undefined"],
        [`${src}/client/client.ts`, 'plainData(given, "body")', "given"],
      ),
      guarantee(
        "What a platform lacks is named by a ConfigError; URL.canParse, TextDecoder and performance are not needed",
        [`${src}/platform/platform.test.ts`],
        [`${src}/errors/platform-checks.ts`, "if (missing) throw", 'if (missing === "never") throw'],
        [`${src}/response/read-body.ts`, ' || typeof TextDecoder !== "function"', ""],
        [`${src}/platform/clock.ts`, "(globalThis.performance ?? Date).now()", "performance.now()"],
      ),
      guarantee(
        "User-Agent is sent by programs alone, not by browsers with a stand-in for process",
        [`${src}/platform/platform.test.ts`],
        [`${src}/client/client.ts`, "scope.process?.versions?.node ||", "scope.process?.versions ||"],
      ),
    ],
  },
];
