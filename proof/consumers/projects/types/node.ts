// With the platform's types, the clients accept and return them.
import { createKantataClient, isApiError } from "@invitation-clients/kantata-ox";

const kantata = createKantataClient({ accessToken: process.env.TOKEN ?? "", fetch: globalThis.fetch, logger: console });

export async function count(): Promise<Headers | undefined> {
  try {
    const options = { signal: AbortSignal.timeout(1_000) };
    return (await kantata.api.GET("/account_invitations", options)).response.headers;
  } catch (error) {
    return isApiError(error) ? error.headers : undefined;
  }
}
