import type { IncomingMessage, ServerResponse } from "node:http";

/** The part of AVEVA's identity service that a client-credentials grant needs: discovery and tokens. */
export function answerTokenRequest(
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const { status, json } = replyTo(request, body);
  response.writeHead(status, { ...headers, "content-type": "application/json" }).end(JSON.stringify(json));
}

function replyTo(request: IncomingMessage, body: string): { status: number; json: object } {
  const issuer = `http://${request.headers.host}/aveva/identity`;
  if (request.url?.endsWith("/.well-known/openid-configuration")) {
    return { status: 200, json: { issuer, token_endpoint: `${issuer}/connect/token` } };
  }
  const form = new URLSearchParams(body);
  if (form.get("grant_type") !== "client_credentials")
    return { status: 400, json: { error: "unsupported_grant_type" } };
  if (form.get("client_secret")?.startsWith("wrong")) return { status: 400, json: { error: "invalid_client" } };
  return { status: 200, json: { access_token: "smoke-token", token_type: "Bearer", expires_in: 3600 } };
}
