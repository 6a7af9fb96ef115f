import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const node = "runtime/src/node";

/** The transport for Node. Its effects on the process are tested by `process.test.ts`, on the built package. */
export const nodeGuarantees: GuaranteeGroup[] = [
  {
    title: "Node transport",
    guarantees: [
      guarantee(
        "If a proxy does not open a tunnel, the attempt fails at once as not sent, after a single connection",
        [`${node}/connect/tunnel.test.ts`],
        [`${node}/connect/tunnel.ts`, '.on("end", hungUp).on("close", hungUp)', ""],
        [`${node}/connect/tunnel.ts`, "if (head.status >= 200) break;", "break;"],
        [`${node}/connect/tunnel.ts`, "head.status < 300", "head.status < 600"],
        [`${node}/connect/tunnel.ts`, "taken + received.length > LONGEST_HEAD", "false"],
        [`${node}/connect/tunnel.ts`, "!mayBeHttp(received)", "false"],
        [
          `${node}/connect/connector.ts`,
          "setTimeout(() => end(timedOut(connectTimeout)), connectTimeout)",
          "undefined",
        ],
      ),
      guarantee(
        "A call that is aborted while it connects leaves no connection behind, and close does not wait for one",
        [`${node}/connect/connecting.test.ts`],
        [`${node}/connect/connections.ts`, "for (const connection of this.#idle.down()) this.#drop(connection);", ""],
        [`${node}/connect/connection.ts`, "this.#stopConnecting?.();", ""],
        [`${node}/connect/connector.ts`, "if (error) socket?.destroy();", ""],
      ),
      guarantee(
        "A connection whose call was abandoned goes to the next waiting call",
        [`${node}/connect/connecting.test.ts`, `${node}/exchange/hostile.test.ts`],
        [
          `${node}/connect/connections.ts`,
          "for (const [exchange, request] of this.#waiting) {",
          "for (const [exchange, request] of []) {",
        ],
      ),
      guarantee(
        "After a failed exchange the connection is closed, and after a complete one it is used again",
        [`${node}/connect/connecting.test.ts`, `${node}/exchange/hostile.test.ts`, `${node}/node-fetch.test.ts`],
        [`${node}/connect/connections.ts`, "else this.#idle.put(connection);", "else this.#drop(connection);"],
      ),
      guarantee(
        "HEADs keep connections of their own, so a server that answers HEAD with a body disturbs no other request; when it is noticed, each HEAD gets a new connection",
        [`${node}/connect/connections.test.ts`],
        [`${node}/connect/connections.ts`, "keeps ? own({ ...request, reset: false }) : request", "request"],
        [`${node}/connect/connections.ts`, "this.#mustCloseHeads = true;", ""],
        [`${node}/connect/idle-connections.ts`, 'need === "head" ? this.#heads : this.#others', "this.#others"],
        [`${node}/connect/connections.ts`, 'this.#open(need === "head")', "this.#open(false)"],
      ),
      guarantee(
        "An idle connection serves GET for 50 seconds or as long as the server offers, and other requests only within 4 seconds",
        [`${node}/connect/connections.test.ts`],
        [`${node}/connect/idle-connections.ts`, "performance.now() - newest.since >= YOUNG", "false"],
        [`${node}/settings.ts`, "?? 50_000", "?? 4_000"],
        [`${node}/connect/connections.ts`, 'need === "send" || isFull() ? ', "isFull() ? "],
      ),
      guarantee(
        "A caller's own function around createNodeFetch sees every request",
        [`${node}/node-fetch.test.ts`],
        [`${node}/node-fetch.ts`, "this !== nodeFetch || ", ""],
      ),
      guarantee(
        "A compressed body that lacks only its ending is read, and one that lacks content is an error",
        [`${node}/body/decompress.test.ts`],
        [`${node}/body/decompress.ts`, "!repaired.incomplete && isSame && rest < ending.lessThan", "false"],
        [`${node}/body/decompress.ts`, " && isSame && ", " && "],
        [`${node}/body/decompress.ts`, "if (first.bytes.byteLength === 0) return first;", ""],
        [
          `${node}/body/endings.ts`,
          'return [{ coding: "raw", body: raw, lessThan: checksumLength }, withLastBlock("raw", raw)];',
          'return [withLastBlock("raw", raw)];',
        ],
        [`${node}/body/endings.ts`, "if (flags & 4) at += 2", "if (flags & 4) at += 0"],
      ),
      guarantee(
        "Up to five nested content codings are decoded, each within maxResponseBytes",
        [`${node}/body/decompress.test.ts`],
        [
          `${node}/body/decompress.ts`,
          "isLast ? limit : compressedLimit(limit)",
          "isLast ? limit : Number.MAX_SAFE_INTEGER",
        ],
        [`${node}/body/decompress.ts`, "if (codings.length > MOST_CODINGS) {", "if (false) {"],
        [`${node}/body/decompress.ts`, "return limit + Math.ceil(limit / 16) + 1024;", "return limit;"],
      ),
      guarantee(
        "A request that the transport cannot send with its options is a ConfigError, and is not retried",
        [`${node}/exchange/refused-headers.test.ts`, `${node}/connect/proxy-environment.test.ts`],
        [
          "runtime/src/errors/failed-fetch.ts",
          'if (isMarkedNotSent(error) && isConfigError(error)) return "refused-options";',
          "",
        ],
        ["runtime/src/call/attempt.ts", 'verdict === "not-sent" || sent', "true"],
        ["runtime/src/request/headers.ts", '"keep-alive",', ""],
        [`${node}/node-fetch.ts`, 'else if (name === "proxy-authorization")', "else if (false)"],
        [`${node}/exchange/exchange.ts`, "!wasWritten && isRefused", "false"],
      ),
      guarantee(
        "HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read as curl and Go do, and an invalid one affects only the requests it applies to",
        [`${node}/connect/proxy-environment.test.ts`],
        [`${node}/connect/proxies.ts`, 'value.includes("://") ? value : `http://${value}`', "value"],
        [`${node}/connect/no-proxy.ts`, "isIP(target) === 0 && ", ""],
        [`${node}/connect/no-proxy.ts`, "if (isIP(address)) return", "if (false) return"],
        [`${node}/connect/no-proxy.ts`, '.replace(/\\.$/, "")', ""],
      ),
      guarantee(
        "While MSW 2 or 3, nock 14 or 15, undici's MockAgent or a mock function intercepts the platform's fetch, createNodeFetch opens no connection and its requests go there; production instrumentation changes nothing",
        [`${node}/interception.test.ts`],
        [`${node}/interception.ts`, "scope[INTERCEPTOR] !== undefined ||", ""],
        [`${node}/interception.ts`, 'readyState === "ACTIVE"', "readyState !== undefined"],
        [`${node}/interception.ts`, 'fieldOf(agent, "isMockActive") === true', "false"],
        [`${node}/interception.ts`, 'fieldOf(fetch, "mock") !== undefined ||', ""],
        [`${node}/interception.ts`, "description === PATCHED", "false"],
      ),
      guarantee(
        "createNodeFetch with the option fetch opens no connection, follows no redirect, and concludes no more from a failure than that fetch reports",
        [`${node}/interception.test.ts`],
        [`${node}/node-fetch.ts`, "settings.fetch ?? (", "("],
        [`${node}/node-fetch.ts`, 'redirect: "manual"', 'redirect: "follow"'],
        [`${node}/node-fetch.ts`, "isClosed ? undefined : (", "("],
        [`${node}/settings.ts`, "fetch === globalThis.fetch ? currentFetch : fetch", "fetch"],
      ),
    ],
  },
];
