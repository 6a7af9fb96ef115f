import { failureOf, holds, same } from "./check.js";

const USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const SECRET = "a-secret-that-no-error-may-show";

/** Both versions of AVEVA's API, and the client-credentials grant. */
export function avevaTests({ aveva: { createAvevaIdentityClient, InvitationState, isTokenError } }, stage) {
  const client = (apiVersion, options = { accessToken: "t" }) =>
    createAvevaIdentityClient({ apiVersion, baseUrl: stage.aveva, tenantId: stage.tenantId, ...options });
  const credentials = (clientSecret, more = {}) => ({ clientId: "smoke", clientSecret, maxRetries: 0, ...more });

  return [
    [
      "AVEVA v1",
      async () => {
        const { invitations, userInvitations, api } = client("v1");
        const rows = await invitations.list({ includeExpiredInvitations: true }).toArray({ limit: 3 });
        same(typeof rows[0].Id, "string", "Id");
        holds(Object.values(InvitationState).includes((await invitations.get(rows[0].Id)).State), "State");
        same(typeof (await invitations.count()), "number", "count");
        same(await invitations.exists("b1f7c9d2"), true, "exists");
        same(await invitations.delete("b1f7c9d2"), undefined, "delete");
        const accepted = { headers: { prefer: "code=202" } };
        same(await userInvitations.create(USER, { SendInvitation: true }, accepted), undefined, "accepted");
        const made = { headers: { prefer: "code=201" } };
        same((await userInvitations.createOrUpdate(USER, { SendInvitation: false }, made)).created, true, "created");
        same((await api.GET("/Tenants/{tenantId}/Invitations")).response.status, 200, "status of the raw call");
      },
    ],
    [
      "AVEVA v1-preview",
      async () => {
        const { invitations, userInvitations } = client("v1-preview");
        holds((await invitations.list({ count: 2 }).first()).Id, "Id");
        holds((await userInvitations.get(USER)).Id, "Id of the user's invitation");
        const inAWeek = new Date(Date.now() + 7 * 86_400_000);
        same((await userInvitations.extend(USER, inAWeek)).created, false, "created");
        same(invitations.count, undefined, "count");
      },
    ],
    [
      "client credentials: one token for many calls",
      async () => {
        const sent = [];
        const hooks = { onRequest: ({ operationId }) => sent.push(operationId) };
        const { invitations } = client("v1", credentials(SECRET, { hooks }));
        await Promise.all([invitations.get("a"), invitations.get("b"), invitations.count()]);
        same(sent.filter((id) => id === "discoverTokenEndpoint").length, 1, "discoveries");
        same(sent.filter((id) => id === "requestToken").length, 1, "token requests");
      },
    ],
    [
      "client credentials: a wrong secret",
      async () => {
        const wrong = `wrong-${SECRET}`;
        const error = await failureOf(client("v1", credentials(wrong)).invitations.get("a"));
        holds(isTokenError(error), `guard (${error.name})`);
        same(error.outcome, "not-sent", "outcome");
        holds(
          !`${error.stack}${JSON.stringify(error)}${error.cause?.message}`.includes(wrong),
          "no secret in the error",
        );
      },
    ],
  ];
}
