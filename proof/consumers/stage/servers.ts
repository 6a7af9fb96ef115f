import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createNetServer } from "node:net";
import { join } from "node:path";
import { type PrismServer, readContract, requestExampleOf, startPrism } from "@invitation-clients/contract-kit";
import { packageDir } from "../../../scripts/lib/project/workspace.ts";
import { answerTokenRequest } from "./token-service.ts";

/** What the smoke tests need to know. Plain data, so that it can be passed to any process or page. */
export interface Stage {
  readonly kantata: string;
  readonly aveva: string;
  /** An address that accepts requests but never answers. */
  readonly silent: string;
  /** An address that accepts no connections. */
  readonly closed: string;
  readonly tenantId: string;
  /** The people of the spec's bulk example: Prism answers with invitations for them. */
  readonly people: readonly unknown[];
}

/** Stand-ins for the vendors' services, for the smoke tests. */
export interface Servers {
  readonly stage: Stage;
  close(): Promise<void>;
}

const KANTATA = join(packageDir("kantata-ox"), "src/generated/openapi.json");
const AVEVA = join(packageDir("aveva-identity"), "src/generated");
/** A header with which tests choose answers that `Prefer` cannot choose. It is not forwarded to Prism. */
const CHOICE = "x-smoke";
const NOT_FORWARDED = new Set(["host", "connection", "keep-alive", "content-length", "transfer-encoding", CHOICE]);

/**
 * Starts Prism for every spec, and in front of them one server with the vendors' paths. It allows pages of other origins,
 * issues tokens, and answers 599 with the reason if a request or an answer violates the spec.
 */
export async function startServers(): Promise<Servers> {
  const prisms = await Promise.all(
    [KANTATA, join(AVEVA, "v1/openapi.json"), join(AVEVA, "v1-preview/openapi.json")].map((spec) => startPrism(spec)),
  );
  const [kantata, v1, preview] = prisms as [PrismServer, PrismServer, PrismServer];
  const routes: [prefix: string, target: string][] = [
    ["/kantata/", `${kantata.url}/`],
    ["/aveva/api/v1/", `${v1.url}/`],
    ["/aveva/api/v1-preview/", `${preview.url}/`],
  ];
  const busy = new Set<string>();
  const server = createServer((request, response) => {
    answer(request, response, routes, busy).catch((error: unknown) => {
      response.writeHead(599, cors(request)).end(`the test server failed: ${error}`);
    });
  });
  const url = await listen(server);
  const body = requestExampleOf(await readContract(KANTATA), "createAccountInvitation", "bulk-three-people");
  const stage: Stage = {
    kantata: `${url}/kantata`,
    aveva: `${url}/aveva`,
    silent: `${url}/silent`,
    closed: await closedAddress(),
    tenantId: "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e",
    people: (body as { account_invitations: unknown[] }).account_invitations,
  };
  return {
    stage,
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all(prisms.map((prism) => prism.close()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly [prefix: string, target: string][],
  busy: Set<string>,
): Promise<void> {
  const url = request.url ?? "/";
  if (request.method === "OPTIONS") return void response.writeHead(204, cors(request)).end();
  if (url.startsWith("/silent/")) return;
  const body = await bodyOf(request);
  if (url.startsWith("/aveva/identity/")) return answerTokenRequest(request, body, response, cors(request));
  const choice = String(request.headers[CHOICE] ?? "");
  if (choice.startsWith("busy-") && !busy.has(choice)) {
    busy.add(choice);
    return void response.writeHead(429, { ...cors(request), "retry-after": "0" }).end();
  }
  const route = routes.find(([prefix]) => url.startsWith(prefix));
  if (!route) return void response.writeHead(599, cors(request)).end(`no route for ${url}`);
  const reply = await fetch(url.replace(route[0], route[1]), {
    method: request.method ?? "GET",
    headers: forwarded(request, choice),
    ...(body.length > 0 ? { body } : {}),
  });
  const text = await reply.text();
  const broken = reply.headers.get("sl-violations") ?? (isProblem(reply, text) ? text : undefined);
  if (broken) return void response.writeHead(599, cors(request)).end(`violates the spec: ${broken}`);
  const headers = [...reply.headers].filter(
    ([name]) => !NOT_FORWARDED.has(name) && !name.startsWith("access-control-"),
  );
  response.writeHead(reply.status, { ...Object.fromEntries(headers), ...cors(request) }).end(text || undefined);
}

function isProblem(reply: Response, text: string): boolean {
  const type = reply.headers.get("content-type") ?? "";
  return type.includes("application/problem+json") || text.includes("stoplight.io/prism/errors#");
}

// The default example of a bulk create has one invitation, and that of a list has people who were invited earlier.
function forwarded(request: IncomingMessage, choice: string): Record<string, string> {
  const headers = Object.entries(request.headers).filter(([name]) => !NOT_FORWARDED.has(name));
  const plain = Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
  if (choice !== "bulk") return plain;
  return { ...plain, prefer: `example=${request.method === "POST" ? "three-created" : "no-invitations"}` };
}

function cors(request: IncomingMessage): Record<string, string> {
  if (!request.headers.origin) return {};
  return {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
    "access-control-expose-headers": "*",
    "access-control-max-age": "600",
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

async function closedAddress(): Promise<string> {
  const server = createNetServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return `http://127.0.0.1:${port}`;
}
