// A Worker. Cloudflare's types declare the web's classes, but no global variables for them.
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient, isApiError } from "@invitation-clients/kantata-ox";

interface Env {
  readonly TOKEN: string;
  readonly KANTATA: Fetcher;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const bound = createKantataClient({ accessToken: env.TOKEN, fetch: (url, init) => env.KANTATA.fetch(url, init) });
    const plain = createKantataClient({ accessToken: env.TOKEN, fetch: globalThis.fetch });
    const own = createAvevaIdentityClient({
      apiVersion: "v1",
      region: "uswe",
      tenantId: "t",
      accessToken: env.TOKEN,
      fetch: async (url: string, init: RequestInit): Promise<Response> => fetch(new Request(url, init)),
    });
    try {
      const options = { signal: AbortSignal.timeout(1_000) };
      const first = await bound.accountInvitations.get(1, {}, { signal: request.signal });
      const { response } = await plain.api.GET("/account_invitations", options);
      const headers: Headers = response.headers;
      return new Response(first.full_name, { headers, status: (await own.invitations.count()) > 0 ? 200 : 404 });
    } catch (error) {
      const headers: Headers | undefined = isApiError(error) ? error.headers : undefined;
      return new Response(headers?.get("x-request-id") ?? "", { status: 502 });
    }
  },
};
