import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { checkDialect } from "../spec/dialect-check.js";

// Its web server brings an old source-map-support, which would make failed tests point at wrong lines.
const { prepareStackTrace } = Error;
const { createServer } = await import("@stoplight/prism-http-server");
Error.prepareStackTrace = prepareStackTrace;

/** A mock server that answers with the examples of a spec, and checks every request and answer against the spec. */
export interface PrismServer {
  /** Origin with port, such as `http://127.0.0.1:41231`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Options of `startPrism`. */
export interface PrismOptions {
  /** Port to listen on. @default a free port */
  readonly port?: number;
}

/**
 * Serves a spec in this process, on the loopback interface.
 *
 * @param spec path of an OpenAPI document, or the document itself
 * @throws Error for an OpenAPI 3.1 document whose dialect is not JSON Schema 2020-12
 */
export async function startPrism(spec: string | object, options: PrismOptions = {}): Promise<PrismServer> {
  await checkDialect(spec);
  // A copy, because Prism replaces references by their targets, which makes a recursive document circular.
  const operations = await getHttpOperationsFromSpec(typeof spec === "string" ? spec : structuredClone(spec));
  const server = createServer(operations, {
    cors: true,
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: createLogger("prism", { level: "silent" }) },
  });
  const url = await server.listen(options.port ?? 0, "127.0.0.1");
  return { url, close: () => server.close() };
}
