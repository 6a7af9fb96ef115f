import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const node = "runtime/src/node";

/** The transport for Node. What it does to its process is held by `process.test.ts`, which runs the built package. */
export const nodeGuarantees: GuaranteeGroup[] = [
  {
    title: "Node transport",
    guarantees: [
      guarantee(
        "A proxy that opens no tunnel ends the attempt at once: not sent, after one connection",
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
        "A call that is given up while it connects leaves no connection, and close waits for none",
        [`${node}/connect/connecting.test.ts`],
        [
          `${node}/connect/connections.ts`,
          "for (const connection of this.#free.filter(({ isUp }) => !isUp)) this.#drop(connection);",
          "",
        ],
        [`${node}/connect/connection.ts`, "this.#stopConnecting?.();", ""],
        [`${node}/connect/connector.ts`, "if (error) socket?.destroy();", ""],
      ),
      guarantee(
        "A connection that is being made goes to the next call that waits",
        [`${node}/connect/connecting.test.ts`, `${node}/exchange/hostile.test.ts`],
        [
          `${node}/connect/connections.ts`,
          "for (const [exchange, request] of this.#waiting) {",
          "for (const [exchange, request] of []) {",
        ],
      ),
      guarantee(
        "What failed after it was written takes its connection along; what is whole gives it back",
        [`${node}/connect/connecting.test.ts`, `${node}/exchange/hostile.test.ts`, `${node}/node-fetch.test.ts`],
        [`${node}/connect/connections.ts`, "else this.#free.push(connection);", "else this.#drop(connection);"],
      ),
      guarantee(
        "A compressed body that lacks only its ending is read; one that was cut within its content is broken",
        [`${node}/body/unfold.test.ts`],
        [`${node}/body/unfold.ts`, "!ended.incomplete && isSame && rest < ending.lessThan", "false"],
        [`${node}/body/unfold.ts`, " && isSame && ", " && "],
        [`${node}/body/unfold.ts`, "if (undone.bytes.byteLength === 0) return undone;", ""],
        [
          `${node}/body/endings.ts`,
          'return [{ coding: "raw", body: raw, lessThan: checksumLength }, withLastBlock("raw", raw)];',
          'return [withLastBlock("raw", raw)];',
        ],
        [`${node}/body/endings.ts`, "if (flags & 4) at += 2", "if (flags & 4) at += 0"],
      ),
      guarantee(
        "Several codings on top of one another are undone, each within maxResponseBytes, and no more than five",
        [`${node}/body/unfold.test.ts`],
        [
          `${node}/body/unfold.ts`,
          "isLast ? limit : compressedLimit(limit)",
          "isLast ? limit : Number.MAX_SAFE_INTEGER",
        ],
        [`${node}/body/unfold.ts`, "if (codings.length > MOST_CODINGS) {", "if (false) {"],
        [`${node}/body/unfold.ts`, "return limit + Math.ceil(limit / 16) + 1024;", "return limit;"],
      ),
      guarantee(
        "What a transport cannot send with these options is a ConfigError, and not repeated",
        [`${node}/exchange/refused-headers.test.ts`, `${node}/environment.test.ts`],
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
        "HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read as curl and Go read them, and a wrong one breaks no other requests",
        [`${node}/environment.test.ts`],
        [`${node}/connect/proxies.ts`, 'value.includes("://") ? value : `http://${value}`', "value"],
        [`${node}/connect/no-proxy.ts`, "isIP(target) === 0 && ", ""],
        [`${node}/connect/no-proxy.ts`, "if (isIP(address)) return", "if (false) return"],
        [`${node}/connect/no-proxy.ts`, '.replace(/\\.$/, "")', ""],
      ),
    ],
  },
];
