import { inspect } from "node:util";
import { expect, it } from "vitest";
import { createAvevaIdentityClient, isApiError, isTokenError } from "./index.js";

const SECRET = "very/secret+value";

/** A server of tokens and invitations, and what the client sent to it. */
function serve(answers: readonly (() => Response | Promise<Response>)[]) {
  const sent: { url: string; body: string }[] = [];
  const fetch = async (url: string, { body = "" }: { body?: string }): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ url, body });
    return answer?.() ?? Response.error();
  };
  return { fetch: fetch as never, sent };
}

const token = (value: string) => () => Response.json({ access_token: value, token_type: "Bearer", expires_in: 3600 });
const options = {
  apiVersion: "v1",
  region: "uswe",
  tenantId: "t1",
  clientId: "c1",
  tokenEndpoint: "https://id.example/token",
} as const;

it("clientSecret may be a function, and no error shows what it returned, in any encoding", async () => {
  const quoted = Buffer.from(`c1:${SECRET}`).toString("base64");
  const { fetch, sent } = serve([token("a-token"), () => new Response(`<p>Basic ${quoted}</p>`, { status: 400 })]);
  const aveva = createAvevaIdentityClient({ ...options, clientSecret: async () => SECRET, fetch });
  const error: unknown = await aveva.invitations.get("i1").catch((reason: unknown) => reason);
  expect(new URLSearchParams(sent[0]?.body).get("client_secret")).toBe(SECRET);
  expect(isApiError(error, 400) && error.text).toBe("<p>Basic [redacted]</p>");
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(quoted);
});

it("the next call does not wait for a token request that hangs", async () => {
  const { fetch } = serve([() => new Promise(() => {}), token("a-token"), () => Response.json({ Id: "i1" })]);
  const aveva = createAvevaIdentityClient({ ...options, clientSecret: SECRET, fetch });
  // The OAuth part is loaded first: a call that times out before that has sent nothing.
  for (let call = 0; call < 100; call += 1) {
    const error: unknown = await aveva.invitations.get("i1", { timeout: 20 }).then(
      ({ Id }) => Id,
      (reason: unknown) => reason,
    );
    if (!isTokenError(error)) return expect(error).toBe("i1");
  }
  expect.fail("no call got a token");
});
