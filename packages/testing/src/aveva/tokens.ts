import { type FakeAnswer, type FakeRequest, jsonAnswer } from "../server/fake-http.js";

export interface AvevaTokensOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Whether the fake takes any token. @default false, unless there is no `clientId` */
  readonly anyToken?: boolean;
  /** How many seconds a token is valid. @default 3600 */
  readonly tokenLife?: number;
}

/** The requests by which a client gets a token. No spec names them. */
export type AvevaTokenOperation = "discoverTokenEndpoint" | "requestToken";

export const TOKEN_OPERATIONS: readonly AvevaTokenOperation[] = ["discoverTokenEndpoint", "requestToken"];

/** Which of the two a request is; undefined for a request to the API. */
export function tokenOperationOf(method: string, path: string): AvevaTokenOperation | undefined {
  if (method === "GET" && path.toLowerCase() === "/identity/.well-known/openid-configuration")
    return "discoverTokenEndpoint";
  return method === "POST" && path.toLowerCase() === "/identity/connect/token" ? "requestToken" : undefined;
}

/** Discovery and the client-credentials grant. Without a `clientId` it issues no tokens, and the fake accepts any token. */
export class AvevaTokens {
  readonly #options: AvevaTokensOptions;
  readonly #live = new Map<string, number>();
  #issued = 0;

  constructor(options: AvevaTokensOptions) {
    this.#options = options;
  }

  /** Makes all tokens invalid, as a change of the client's secret would. */
  revokeAll(): void {
    this.#live.clear();
  }

  handle(request: FakeRequest): FakeAnswer | undefined {
    const { origin } = request;
    const operation = tokenOperationOf(request.method, request.path);
    if (operation === "discoverTokenEndpoint") {
      return jsonAnswer(200, { issuer: `${origin}/identity`, token_endpoint: `${origin}/identity/connect/token` });
    }
    return operation === "requestToken" ? this.#grant(request) : undefined;
  }

  isLetIn(request: FakeRequest): boolean {
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
    if (token === undefined) return false;
    if (this.#options.anyToken || this.#options.clientId === undefined) return true;
    return (this.#live.get(token) ?? 0) > Date.now();
  }

  /** Errors have OAuth's format, not that of the API. */
  #grant(request: FakeRequest): FakeAnswer {
    const form = new URLSearchParams(String(request.body));
    const { clientId, clientSecret, tokenLife = 3600 } = this.#options;
    if (form.get("grant_type") !== "client_credentials") return jsonAnswer(400, { error: "unsupported_grant_type" });
    if (form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret) {
      return jsonAnswer(400, { error: "invalid_client" });
    }
    this.#issued += 1;
    const token = `token-${this.#issued}`;
    this.#live.set(token, Date.now() + tokenLife * 1000);
    return jsonAnswer(200, { access_token: token, expires_in: tokenLife, token_type: "Bearer" });
  }
}
