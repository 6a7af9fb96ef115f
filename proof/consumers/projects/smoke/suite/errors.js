import { failureOf, holds, same } from "./check.js";

const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };

/** Errors with their guards and classes, timeouts and aborts. */
export function errorTests({ kantata, aveva }, stage) {
  const client = (options = {}) =>
    kantata.createKantataClient({ accessToken: "hush-hush", baseUrl: stage.kantata, ...options });
  const silent = (options = {}) => client({ baseUrl: stage.silent, maxRetries: 0, ...options });

  return [
    [
      "error 422 with guard and outcome",
      async () => {
        const error = await failureOf(client().accountInvitations.create(ADA, {}, { headers: { prefer: "code=422" } }));
        holds(kantata.isApiError(error, 422), "isApiError(error, 422)");
        same(kantata.isApiError(error, 404), false, "isApiError(error, 404)");
        holds(kantata.isClientError(error) && error instanceof kantata.ClientError, "ClientError");
        holds(error instanceof kantata.ApiError && error instanceof Error, "instanceof");
        same(error.name, "ApiError", "name");
        same(error.outcome, "rejected", "outcome");
        same(error.operationId, "createAccountInvitation", "operationId");
        same(typeof error.body.errors[0].message, "string", "message in the body");
        holds(error.headers.get("content-type").includes("json"), "headers");
        holds(!`${error.stack}${JSON.stringify(error)}`.includes("hush-hush"), "no token in the error");
      },
    ],
    [
      "guards and classes of the other package",
      async () => {
        const error = await failureOf(client().accountInvitations.get(1, {}, { headers: { prefer: "code=404" } }));
        holds(aveva.isApiError(error, 404), "guard");
        holds(error instanceof aveva.ApiError, "instanceof");
        same(error instanceof aveva.ConnectionError, false, "instanceof another class");
      },
    ],
    [
      "429 is retried",
      async () => {
        const delays = [];
        const hooks = { onRetry: ({ status, delay }) => delays.push([status, delay]) };
        const options = { headers: { "x-smoke": `busy-${crypto.randomUUID()}` } };
        const { pending } = await client({ hooks }).accountInvitations.create(ADA, {}, options);
        same(pending, true, "pending");
        same(delays.length, 1, "retries");
        same(delays[0][0], 429, "status");
      },
    ],
    [
      "timeout",
      async () => {
        const error = await failureOf(silent({ timeout: 200 }).accountInvitations.create(ADA));
        holds(kantata.isTimeoutError(error) && kantata.isConnectionError(error), "guards");
        same(error.name, "TimeoutError", "name");
        same(error.outcome, "unknown", "outcome");
      },
    ],
    [
      "abort",
      async () => {
        const controller = new AbortController();
        const reason = new Error("enough");
        setTimeout(() => controller.abort(reason), 100);
        const { signal } = controller;
        same(await failureOf(silent().accountInvitations.get(1, {}, { signal })), reason, "reason");
        same(await failureOf(client().accountInvitations.get(1, {}, { signal })), reason, "reason, aborted before");
      },
    ],
    [
      "connection refused",
      async () => {
        const error = await failureOf(client({ baseUrl: stage.closed, maxRetries: 0 }).accountInvitations.get(1));
        holds(kantata.isConnectionError(error), `guard (${error.name})`);
        holds(error.outcome === "not-sent" || error.outcome === "unknown", "outcome");
      },
    ],
    [
      "wrong options and ids",
      async () => {
        const error = await failureOf(client().accountInvitations.get("../users"));
        holds(kantata.isConfigError(error), "guard");
        same(error.outcome, "not-sent", "outcome");
        let thrown;
        try {
          client({ maxRetrys: 1 });
        } catch (caught) {
          thrown = caught;
        }
        same(thrown?.name, "ConfigError", "name");
      },
    ],
  ];
}
