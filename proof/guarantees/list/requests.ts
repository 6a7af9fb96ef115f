import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "runtime/src";

/** Retries, outcomes, errors, secrets, and unusual platforms. */
export const requestGuarantees: GuaranteeGroup[] = [
  {
    title: "Retries",
    guarantees: [
      guarantee(
        "A 429 is retried, whatever the effect of the operation",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [`${src}/retry/retry-policy.ts`, "result.status === 429 || ", ""],
      ),
      guarantee(
        "An operation whose effect is send is never retried after a 408, 500, 502, 503 or 504",
        [`${src}/retry/retry-policy.test.ts`, `${src}/retry/retries.test.ts`],
        [
          `${src}/retry/retry-policy.ts`,
          'TRANSIENT.has(result.status) && effect !== "send"',
          "TRANSIENT.has(result.status)",
        ],
      ),
      guarantee(
        "An operation whose effect is send is never retried after a lost response",
        [`${src}/retry/retries.test.ts`],
        [`${src}/retry/retry-policy.ts`, 'return !result.sent || effect !== "send"', "return true"],
      ),
      guarantee(
        "A connection failure proves that nothing was sent only if its code is on a list of known codes",
        [`${src}/errors/failed-fetch.test.ts`, `${src}/call/wire.test.ts`],
        [`${src}/errors/failed-fetch.ts`, 'syscall === "connect" || syscall === "getaddrinfo"', "true"],
        [`${src}/errors/failed-fetch.ts`, 'verdicts.every((verdict) => verdict === "not-sent")', "true"],
        [`${src}/errors/failed-fetch.ts`, 'outer?.message === "fetch failed" && ', ""],
        [`${src}/errors/failed-fetch.ts`, '  "ECONNREFUSED",\n', ""],
        [`${src}/errors/failed-fetch.ts`, '  "DEPTH_ZERO_SELF_SIGNED_CERT",\n', ""],
      ),
      guarantee(
        "A call to a server with a bad certificate is reported as not sent, and is not retried",
        [`${src}/retry/retries.test.ts`, `${src}/call/wire.test.ts`],
        [`${src}/call/attempt.ts`, 'verdict === "not-sent" || sent', "true"],
      ),
      guarantee(
        "The effect of an operation can depend on its body",
        [`${src}/retry/retries.test.ts`],
        [`${src}/api/operation.ts`, "  return when.effect;", "  return operation.effect;"],
      ),
      guarantee(
        "A 404 on a retried DELETE is a success only if an earlier attempt may have deleted",
        [`${src}/retry/retries.test.ts`],
        [`${src}/call/call.ts`, "answer.status === 404 && unknownBefore", "answer.status === 404"],
        [`${src}/call/call.ts`, 'this.#operation.method === "DELETE" && ', ""],
        [`${src}/client/client.ts`, "if (error && !alreadyGone) throw error;", "if (error) throw error;"],
      ),
      guarantee(
        "Redirects are never followed, and errors name only the origin of the target",
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
        "The outcome of a call is unknown if the outcome of any of its attempts was",
        [`${src}/retry/retries.test.ts`],
        [`${src}/call/call-errors.ts`, 'this.#trail.unknown ? "unknown" : this.#trail.last', "this.#trail.last"],
      ),
      guarantee(
        "The outcome is unknown after a 408 or any 5xx, and after a 3xx unless the effect is read",
        [`${src}/retry/retry-policy.test.ts`],
        [`${src}/retry/retry-policy.ts`, "status === 408 || status >= 500", "status >= 500"],
        [`${src}/retry/retry-policy.ts`, 'effect === "read" ? "rejected" : "unknown"', '"rejected"'],
      ),
      guarantee(
        "Type guards recognize errors of another copy of the package, and after minification",
        [`${src}/errors/errors.test.ts`],
        [`${src}/errors/errors.ts`, 'Symbol.for("@invitation-clients/runtime/error-kinds")', "Symbol()"],
      ),
      guarantee(
        "Error messages contain the attempts with their waits, the outcome, the request id and the server's message",
        [`${src}/retry/retries.test.ts`],
        [`${src}/call/call-errors.ts`, "` after waits of ${", "` ${"],
        [`${src}/call/call-errors.ts`, "`request id ${requestId}`", "``"],
      ),
      guarantee(
        "A body that is not JSON gives an error with its first 500 characters, never a bare SyntaxError",
        [`${src}/response/bodies.test.ts`],
        [`${src}/errors/text/excerpt.ts`, "text.length > 500", "text.length > 1e9"],
        [`${src}/response/answer.ts`, "  } catch {\n    return { text };", "  } catch (error) {\n    throw error;"],
      ),
      guarantee(
        "A response is read as part of its attempt, so a connection reset within the body is handled like any failed attempt",
        [`${src}/response/bodies.test.ts`],
        [`${src}/call/attempt.ts`, 'body.incomplete === "broken" && ', "false && "],
      ),
      guarantee(
        "A response larger than maxResponseBytes is not read",
        [`${src}/response/bodies.test.ts`],
        [`${src}/response/read-body.ts`, "if (bytes > maxBytes) {", "if (false) {"],
      ),
      guarantee(
        "A success may have an empty body",
        [`${src}/response/bodies.test.ts`],
        [`${src}/response/answer.ts`, 'if (text.trim() === "") return {};', ""],
      ),
    ],
  },
  {
    title: "Secrets and input checks",
    guarantees: [
      guarantee(
        "No token or secret appears in an error, log or hook, even if a server, proxy, fetch or token provider quotes it",
        [
          `${src}/secrets/secrets.test.ts`,
          `${src}/secrets/secret-encodings.test.ts`,
          `${src}/secrets/contains-secret.test.ts`,
        ],
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
        "A secret is found in HTML, JSON, URL, base64 and hex encodings, nested up to five deep in any order",
        [`${src}/secrets/contains-secret.test.ts`, `${src}/secrets/secret-encodings.test.ts`],
        [`${src}/secrets/contains-secret.ts`, "const LAYERS = 6;", "const LAYERS = 3;"],
        [`${src}/secrets/contains-secret.ts`, "    unescape(view),\n", ""],
        [`${src}/secrets/contains-secret.ts`, "    fromString(view),\n", ""],
        [`${src}/secrets/contains-secret.ts`, "    fromHtml(view),\n", ""],
        [`${src}/secrets/contains-secret.ts`, "/\\b0x|", "/0x|"],
        [
          `${src}/secrets/contains-secret.ts`,
          "...[0, 1, 2, 3].map((at) => readable(atob",
          "...[0].map((at) => readable(atob",
        ],
        [`${src}/secrets/contains-secret.ts`, "...[0, 1].map((at)", "...[0].map((at)"],
        [`${src}/secrets/contains-secret.ts`, '.replaceAll("\\0", "")', ""],
      ),
      guarantee(
        "If a response breaks off within a secret, the part that arrived is hidden too, in any of these encodings",
        [`${src}/secrets/contains-secret.test.ts`, `${src}/secrets/secrets.test.ts`],
        [`${src}/secrets/contains-secret.ts`, "text.slice(-length - 5)", "text.slice(-length)"],
        [`${src}/secrets/contains-secret.ts`, "atEnd ? endsWithin(letters, mark) : view", "view"],
      ),
      guarantee(
        "A text that decodes into many times its length is hidden instead of being searched without end",
        [`${src}/secrets/contains-secret.test.ts`],
        [`${src}/secrets/contains-secret.ts`, "work < 0 || secrets", "secrets"],
      ),
      guarantee(
        "The last 32 tokens and secrets that a client sent are hidden, and so are all tokens of the call itself",
        [`${src}/secrets/contains-secret.test.ts`, `${src}/secrets/secrets.test.ts`],
        [`${src}/secrets/secret-memory.ts`, "const REMEMBERED = 32;", "const REMEMBERED = 31;"],
        [`${src}/secrets/secret-memory.ts`, ".filter((sent) => sent.text !== text)", ""],
        [
          `${src}/auth/call-token.ts`,
          "this.#carried.push(this.#context.secrets.add(token));",
          "this.#context.secrets.add(token);",
        ],
      ),
      guarantee(
        "The cause of an error is a copy that contains only names, codes and redacted messages",
        [`${src}/secrets/secrets.test.ts`],
        [`${src}/errors/safe-cause.ts`, "IDENTIFIER.test(text)", 'text !== ""'],
        [
          `${src}/errors/safe-cause.ts`,
          'excerpt(redact(text, secrets).replace(/\\?\\S+/g, "?…"))',
          "redact(text, secrets)",
        ],
        [`${src}/errors/safe-cause.ts`, '    Object.defineProperty(copy, "stack", own({ value: "" }));\n', ""],
      ),
      guarantee(
        "Response headers, which may contain cookies, are neither printed nor serialized with an error",
        [`${src}/secrets/secrets.test.ts`],
        [
          `${src}/errors/errors.ts`,
          "    this.body = init.body;\n",
          "    this.body = init.body;\n    Object.assign(this, { seen: Object.fromEntries(init.headers as never) });\n",
        ],
      ),
      guarantee(
        "Hooks and logs contain the path template, never values of a URL, headers, bodies or email addresses",
        [`${src}/secrets/secrets.test.ts`],
        [`${src}/hooks/logger.ts`, "${event.method} ${event.path}", "${event.method} api.example.com"],
      ),
      guarantee(
        "No id can lead to another path",
        [`${src}/request/requests.test.ts`],
        [`${src}/request/path.ts`, 'value === "." || value === ".." || UNSAFE.test(value)', "UNSAFE.test(value)"],
        [`${src}/request/path.ts`, "/[/\\\\%?#", "/[\\\\?#"],
        [`${src}/request/path.ts`, 'if (value.trim() === "") throw', 'if (value === "never") throw'],
        [`${src}/request/path.ts`, "!Number.isSafeInteger(value) || value < 0", "false"],
      ),
      guarantee(
        "Header values cannot inject other headers, and callers cannot set Authorization",
        [`${src}/request/requests.test.ts`],
        [`${src}/request/headers.ts`, "if (UNSENDABLE.test(value)) {", "if (false) {"],
        [`${src}/request/headers.ts`, "/^ *$|[^ -~]/", "/[^ -~]/"],
        [`${src}/request/headers.ts`, "if (RESERVED.has(name.toLowerCase())) {", "if (RESERVED.has(name)) {"],
      ),
      guarantee(
        "A misspelt option or parameter is refused, and the error suggests the correct name",
        [`${src}/request/requests.test.ts`],
        [`${src}/errors/option-checks.ts`, "if (known.includes(key)) continue;", "continue;"],
        [`${src}/client/client.ts`, "    if (isChecked) checkKeys(", "    if (false) checkKeys("],
      ),
    ],
  },
  {
    title: "Unusual platforms",
    guarantees: [
      guarantee(
        "Everything works with a replaced global Promise, such as that of zone.js",
        [`${src}/call/replaced-promise.test.ts`],
        [`${src}/call/call.ts`, 'settling && "then" in settling ?', "settling instanceof Promise ?"],
      ),
      guarantee(
        "Objects of another realm, such as Jest's, are treated like those of this one",
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
        "A body that is not a web stream is read as text, up to maxResponseBytes",
        [`${src}/call/strange-fetch.test.ts`],
        [`${src}/response/read-body.ts`, 'typeof body?.getReader !== "function"', "!body"],
        [`${src}/response/read-body.ts`, "return all.length > maxBytes ?", "return all.length < 0 ?"],
      ),
      guarantee(
        "timeout ends an endless stream, and its bytes are counted correctly",
        [`${src}/call/strange-fetch.test.ts`],
        [`${src}/response/read-body.ts`, "      if (signal.aborted) throw signal.reason;\n", ""],
        [`${src}/response/read-body.ts`, "      await new Promise((resolve) => setTimeout(resolve));\n", ""],
        [`${src}/response/read-body.ts`, "bytes += length;", "bytes += value.byteLength;"],
        [`${src}/response/read-body.ts`, "value.byteLength === length ? value : new Uint8Array(value)", "value"],
        [`${src}/response/read-body.ts`, "Reflect.get(Uint8Array.prototype, ", "Reflect.get(value, "],
      ),
      guarantee(
        "Properties that other code adds to Object.prototype do not change requests",
        [`${src}/client/polluted.test.ts`],
        [`${src}/platform/own.ts`, "new Bare() as T", "{} as T"],
        [`${src}/client/openapi-client.ts`, "      ...UNSET,\n", ""],
        [`${src}/client/client.ts`, "const row = ownRow(operation);", "const row = operation;"],
        [`${src}/platform/own.ts`, "of[name] === ({} as T)[name] ? undefined : of[name]", "of[name]"],
      ),
      guarantee(
        "Query strings are removed from the messages of platform errors, because they may contain email addresses",
        [`${src}/errors/failed-fetch.test.ts`],
        [`${src}/errors/safe-cause.ts`, '.replace(/\\?\\S+/g, "?…")', ""],
      ),
      guarantee(
        "A request opens at most one connection, even if each breaks before the request is written",
        [`${src}/node/connect/tunnel.test.ts`],
        [`${src}/node/connect/connection.ts`, "        this.#isNew = true;\n", ""],
      ),
      guarantee(
        "A request body is read once, and values that JSON would lose or change are refused by their path",
        [`${src}/request/plain-data.test.ts`, `${src}/request/request-bodies.test.ts`],
        [`${src}/request/plain-data.ts`, "(item === null && this[key] === null)", "item === null"],
        [`${src}/request/plain-data.ts`, "Number.isFinite(item) ||", 'kind === "Number" ||'],
        [`${src}/request/plain-data.ts`, '(kind === "Object" && !hidesContent(item as object))', 'kind === "Object"'],
        [`${src}/request/plain-data.ts`, "(item === undefined && !Array.isArray(this))", "item === undefined"],
        [`${src}/client/client.ts`, 'plainData(given, "body")', "given"],
      ),
      guarantee(
        "A ConfigError names what a platform lacks; URL.canParse, TextDecoder and performance are not required",
        [`${src}/platform/platform.test.ts`],
        [`${src}/errors/platform-checks.ts`, "if (missing) throw", 'if (missing === "never") throw'],
        [`${src}/response/read-body.ts`, ' || typeof TextDecoder !== "function"', ""],
        [`${src}/platform/clock.ts`, "(globalThis.performance ?? Date).now()", "performance.now()"],
      ),
      guarantee(
        "User-Agent is sent by programs only, not by browsers that have a polyfill of process",
        [`${src}/platform/platform.test.ts`],
        [`${src}/platform/user-agent.ts`, "scope.process?.versions?.node ||", "scope.process?.versions ||"],
      ),
    ],
  },
];
