import { kept, type PromiseGroup } from "./promise.ts";

const src = "runtime/src";

/** What is sent, what is repeated, and what the error says. */
export const requestPromises: PromiseGroup[] = [
  {
    title: "Effects and retries",
    promises: [
      kept(
        "A 429 is repeated whatever the effect",
        [`${src}/retry-policy.test.ts`, `${src}/retries.test.ts`],
        [`${src}/retry-policy.ts`, "result.status === 429 || ", ""],
      ),
      kept(
        "408, 500, 502, 503 and 504 are never repeated for a send",
        [`${src}/retry-policy.test.ts`, `${src}/retries.test.ts`],
        [`${src}/retry-policy.ts`, 'TRANSIENT.has(result.status) && effect !== "send"', "TRANSIENT.has(result.status)"],
      ),
      kept(
        "A lost answer is never repeated for a send",
        [`${src}/retries.test.ts`],
        [`${src}/retry-policy.ts`, 'return !result.sent || effect !== "send"', "return true"],
      ),
      kept(
        "What a connection failure proves is an allow-list",
        [`${src}/connect-failures.test.ts`, `${src}/wire.test.ts`],
        [`${src}/connect-failures.ts`, 'syscall === "connect" || syscall === "getaddrinfo"', "true"],
        [`${src}/connect-failures.ts`, 'verdicts.every((verdict) => verdict === "not-sent")', "true"],
        [`${src}/connect-failures.ts`, 'outer?.message === "fetch failed" && ', ""],
        [`${src}/connect-failures.ts`, '  "ECONNREFUSED",\n', ""],
        [`${src}/connect-failures.ts`, '  "DEPTH_ZERO_SELF_SIGNED_CERT",\n', ""],
      ),
      kept(
        "A bad certificate is not sent, and not repeated",
        [`${src}/retries.test.ts`, `${src}/wire.test.ts`],
        [`${src}/attempt.ts`, 'verdict === "not-sent" || sent', "true"],
      ),
      kept(
        "The effect can depend on the body",
        [`${src}/retries.test.ts`],
        [`${src}/operation.ts`, "  return when.effect;", "  return operation.effect;"],
      ),
      kept(
        "A repeated DELETE that finds nothing is a success only after an attempt that may have deleted",
        [`${src}/retries.test.ts`],
        [`${src}/request-loop.ts`, "answer.status === 404 && unknownBefore", "answer.status === 404"],
        [`${src}/request-loop.ts`, 'this.#operation.method === "DELETE" && ', ""],
        [`${src}/client.ts`, "if (error && !alreadyGone) throw error;", "if (error) throw error;"],
      ),
      kept(
        "Redirects are never followed, and errors name the target's origin alone",
        [`${src}/retries.test.ts`, `${src}/wire.test.ts`],
        [`${src}/attempt.ts`, 'redirect: "manual" as const', 'redirect: "follow" as never'],
        [`${src}/failures.ts`, "/^30[12378]$/", "/^3/"],
        [`${src}/failures.ts`, 'origin === here ? "another path of the same origin" : origin', "location"],
      ),
    ],
  },
  {
    title: "Outcomes and errors",
    promises: [
      kept(
        "A call is unknown if any of its attempts was",
        [`${src}/retries.test.ts`],
        [`${src}/failures.ts`, 'this.#trail.unknown ? "unknown" : this.#trail.last', "this.#trail.last"],
      ),
      kept(
        "408 and every 5xx are unknown; a 3xx is unknown unless it answers a read",
        [`${src}/retry-policy.test.ts`],
        [`${src}/retry-policy.ts`, "status === 408 || status >= 500", "status >= 500"],
        [`${src}/retry-policy.ts`, 'effect === "read" ? "rejected" : "unknown"', '"rejected"'],
      ),
      kept(
        "Errors are told apart by brands, across copies of the package and after minification",
        [`${src}/errors.test.ts`],
        [`${src}/errors.ts`, 'Symbol.for("@invitation-clients/runtime/error-kinds")', "Symbol()"],
      ),
      kept(
        "Messages hold attempts with their waits, outcome, request id and the server's words",
        [`${src}/retries.test.ts`],
        [`${src}/failures.ts`, "` after waits of ${", "` ${"],
        [`${src}/failures.ts`, "`request id ${requestId}`", "``"],
      ),
      kept(
        "Bodies that are no JSON give an error with their first 500 characters, never a bare SyntaxError",
        [`${src}/bodies.test.ts`],
        [`${src}/answer.ts`, "text.length > 500", "text.length > 1e9"],
        [`${src}/answer.ts`, "  } catch {\n    return { text };", "  } catch (error) {\n    throw error;"],
      ),
      kept(
        "An answer is read within its attempt: a reset in mid-body is an attempt like any other",
        [`${src}/bodies.test.ts`],
        [`${src}/attempt.ts`, 'read.incomplete === "broken" && ', "false && "],
      ),
      kept(
        "No answer larger than maxResponseBytes is read",
        [`${src}/bodies.test.ts`],
        [`${src}/read-body.ts`, "if (bytes > maxBytes) {", "if (false) {"],
      ),
      kept(
        "Success can be empty",
        [`${src}/bodies.test.ts`],
        [`${src}/answer.ts`, 'if (text.trim() === "") return {};', ""],
      ),
    ],
  },
  {
    title: "Secrets, people and paths",
    promises: [
      kept(
        "No token or secret shows in an error, log or hook, whatever server, proxy, fetch or provider quotes it",
        [`${src}/secrets.test.ts`, `${src}/secret-encodings.test.ts`, `${src}/reveal.test.ts`],
        [`${src}/answer.ts`, "redactJson(body, secrets)", "body"],
        [`${src}/answer.ts`, "redact(incomplete ? redact(text, secrets, true) : text, secrets)", "text"],
        [`${src}/answer.ts`, "id === undefined ? undefined : redact(id, secrets)", "id"],
        [`${src}/failures.ts`, "safeCause(error, this.#secrets)", "error"],
        [`${src}/failures.ts`, "redact(`${value}`, secrets)", "value"],
        [`${src}/redact.ts`, "redact(key, secrets),", "key,"],
        [`${src}/redact.ts`, "const text = String(value);", 'const text = typeof value === "string" ? value : "";'],
        [`${src}/call-token.ts`, " ? list : [...list, ...this.#carried]", " ? list : list"],
      ),
      kept(
        "A secret is found in HTML, JSON, URL, base64 and hex escapes, five deep, in any order",
        [`${src}/reveal.test.ts`, `${src}/secret-encodings.test.ts`],
        [`${src}/reveal.ts`, "const LAYERS = 6;", "const LAYERS = 3;"],
        [`${src}/reveal.ts`, "    unescape(view),\n", ""],
        [`${src}/reveal.ts`, "    fromString(view),\n", ""],
        [`${src}/reveal.ts`, "    fromHtml(view),\n", ""],
        [`${src}/reveal.ts`, "/\\b0x|", "/0x|"],
        [`${src}/reveal.ts`, "...[0, 1, 2, 3].map((at) => readable(atob", "...[0].map((at) => readable(atob"],
        [`${src}/reveal.ts`, "...[0, 1].map((at)", "...[0].map((at)"],
        [`${src}/reveal.ts`, '.replaceAll("\\0", "")', ""],
      ),
      kept(
        "An answer that breaks off within a secret, in whatever encoding, does not show its beginning",
        [`${src}/reveal.test.ts`, `${src}/secrets.test.ts`],
        [`${src}/reveal.ts`, "text.slice(-length - 5)", "text.slice(-length)"],
        [`${src}/reveal.ts`, "atEnd ? endsWithin(letters, mark) : view", "view"],
      ),
      kept(
        "A text that unfolds into many times its length is hidden, not searched without end",
        [`${src}/reveal.test.ts`],
        [`${src}/reveal.ts`, "work < 0 || secrets", "secrets"],
      ),
      kept(
        "The last 32 tokens and secrets that a client sent are searched for, and each token of the call",
        [`${src}/reveal.test.ts`, `${src}/secrets.test.ts`],
        [`${src}/secret-memory.ts`, "const REMEMBERED = 32;", "const REMEMBERED = 31;"],
        [`${src}/secret-memory.ts`, ".filter((sent) => sent.text !== text)", ""],
        [
          `${src}/call-token.ts`,
          "this.#carried.push(this.#context.secrets.add(token));",
          "this.#context.secrets.add(token);",
        ],
      ),
      kept(
        "A cause is made anew: names, codes and messages of known shapes, and nothing else",
        [`${src}/secrets.test.ts`],
        [`${src}/safe-cause.ts`, "IDENTIFIER.test(text)", 'text !== ""'],
        [`${src}/safe-cause.ts`, 'excerpt(redact(text, secrets).replace(/\\?\\S+/g, "?…"))', "redact(text, secrets)"],
        [`${src}/safe-cause.ts`, '    Object.defineProperty(copy, "stack", own({ value: "" }));\n', ""],
      ),
      kept(
        "Answer headers, which may hold cookies, are neither printed nor serialised",
        [`${src}/secrets.test.ts`],
        [
          `${src}/errors.ts`,
          "    this.body = init.body;\n",
          "    this.body = init.body;\n    Object.assign(this, { seen: Object.fromEntries(init.headers as never) });\n",
        ],
      ),
      kept(
        "Hooks and logs carry the path template, never a URL value, header, body or address",
        [`${src}/secrets.test.ts`],
        [`${src}/logger.ts`, "${event.method} ${event.path}", "${event.method} api.example.com"],
      ),
      kept(
        "No id leads to another path",
        [`${src}/requests.test.ts`],
        [`${src}/path.ts`, 'value === "." || value === ".." || UNSAFE.test(value)', "UNSAFE.test(value)"],
        [`${src}/path.ts`, "/[/\\\\%?#", "/[\\\\?#"],
        [`${src}/path.ts`, 'if (value.trim() === "") throw', 'if (value === "never") throw'],
        [`${src}/path.ts`, "!Number.isSafeInteger(value) || value < 0", "false"],
      ),
      kept(
        "Header values cannot inject, and Authorization is ours alone",
        [`${src}/requests.test.ts`],
        [`${src}/headers.ts`, "if (UNSENDABLE.test(value)) {", "if (false) {"],
        [`${src}/headers.ts`, "/^ *$|[^ -~]/", "/[^ -~]/"],
        [`${src}/headers.ts`, "if (RESERVED.has(name.toLowerCase())) {", "if (RESERVED.has(name)) {"],
      ),
      kept(
        "A misspelt option or parameter is refused, and the near name told",
        [`${src}/requests.test.ts`],
        [`${src}/option-checks.ts`, "if (known.includes(key)) continue;", "continue;"],
        [`${src}/client.ts`, "    check?.(row, query);\n", ""],
      ),
    ],
  },
  {
    title: "Strange platforms",
    promises: [
      kept(
        "A replaced global Promise (zone.js) changes no result",
        [`${src}/replaced-promise.test.ts`],
        [`${src}/request-loop.ts`, 'settling && "then" in settling ?', "settling instanceof Promise ?"],
      ),
      kept(
        "Objects of another realm are read as those of this one",
        [`${src}/realms.test.ts`],
        [
          `${src}/connect-failures.ts`,
          "Array.isArray(errors) &&",
          "cause instanceof AggregateError && Array.isArray(errors) &&",
        ],
        [`${src}/kinds.ts`, "return /^(Error|DOMException)$/.test(kindOf(value));", "return value instanceof Error;"],
      ),
      kept(
        "A body that is no web stream is read as text, within maxResponseBytes",
        [`${src}/strange-fetch.test.ts`],
        [`${src}/read-body.ts`, 'typeof body?.getReader !== "function"', "!body"],
        [`${src}/read-body.ts`, "return all.length > maxBytes ?", "return all.length < 0 ?"],
      ),
      kept(
        "A stream without end is ended by timeout, and is counted by what it holds",
        [`${src}/strange-fetch.test.ts`],
        [`${src}/read-body.ts`, "      if (signal.aborted) throw signal.reason;\n", ""],
        [`${src}/read-body.ts`, "      await new Promise((resolve) => setTimeout(resolve));\n", ""],
        [`${src}/read-body.ts`, "bytes += piece.byteLength;", "bytes += value.byteLength;"],
        [`${src}/read-body.ts`, 'if (!ArrayBuffer.isView(value)) throw new TypeError("no bytes");', ""],
      ),
      kept(
        "What others add to Object.prototype changes nothing of what is sent",
        [`${src}/polluted.test.ts`],
        [`${src}/own.ts`, "Object.assign(Object.create(null), given)", "Object.assign({}, given) as T"],
        [`${src}/openapi-client.ts`, "      ...UNSET,\n", ""],
        [`${src}/client.ts`, "const row = ownRow(operation);", "const row = operation;"],
        [`${src}/own.ts`, "of[name] === ({} as T)[name] ? undefined : of[name]", "of[name]"],
      ),
      kept(
        "An error of the platform shows no query of a URL, which may hold an address",
        [`${src}/connect-failures.test.ts`],
        [`${src}/safe-cause.ts`, '.replace(/\\?\\S+/g, "?…")', ""],
      ),
      kept(
        "A connection that breaks before each request is made once for it",
        [`${src}/node/tunnel.test.ts`],
        [`${src}/node/connection.ts`, "        this.#isNew = true;\n", ""],
      ),
      kept(
        "A body is read once, and what JSON would lose or change is refused by its path",
        [`${src}/plain-data.test.ts`, `${src}/request-bodies.test.ts`],
        [`${src}/plain-data.ts`, "(item === null && this[key] === null)", "item === null"],
        [`${src}/plain-data.ts`, "Number.isFinite(item) ||", 'kind === "Number" ||'],
        [`${src}/plain-data.ts`, '(kind === "Object" && !hidesContent(item as object))', 'kind === "Object"'],
        [`${src}/plain-data.ts`, "(item === undefined && !Array.isArray(this))", "item === undefined"],
        [`${src}/client.ts`, 'plainData(given, "body")', "given"],
      ),
      kept(
        "What a platform lacks is named by a ConfigError; URL.canParse, TextDecoder and performance are not needed",
        [`${src}/platform.test.ts`],
        [`${src}/platform.ts`, "if (missing) throw", 'if (missing === "never") throw'],
        [`${src}/read-body.ts`, ' || typeof TextDecoder !== "function"', ""],
        [`${src}/clock.ts`, "(globalThis.performance ?? Date).now()", "performance.now()"],
      ),
      kept(
        "User-Agent is sent by programs alone, not by browsers with a stand-in for process",
        [`${src}/platform.test.ts`],
        [`${src}/client.ts`, "scope.process?.versions?.node ||", "scope.process?.versions ||"],
      ),
    ],
  },
];
