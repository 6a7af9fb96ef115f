// With the platform's types, the clients accept and return them.
import {
  type AccountInvitation,
  createKantataClient,
  isApiError,
  type KantataErrorBody,
} from "@invitation-clients/kantata-ox";
import { createKantataFake, type KantataFake, trouble } from "@invitation-clients/testing";
import { kantata as examples } from "@invitation-clients/testing/examples";
import { serve } from "@invitation-clients/testing/http";

const kantata = createKantataClient({ accessToken: process.env.TOKEN ?? "", fetch: globalThis.fetch, logger: console });

export async function count(): Promise<Headers | undefined> {
  try {
    const options = { signal: AbortSignal.timeout(1_000) };
    return (await kantata.api.GET("/account_invitations", options)).response.headers;
  } catch (error) {
    return isApiError(error) ? error.headers : undefined;
  }
}

/** The fakes, and the objects for tests: none of them needs the types of a web page. */
export async function tryFakes(): Promise<string | null | undefined> {
  const fake: KantataFake = createKantataFake();
  fake.next("createAccountInvitation", trouble.lostAfterCommit());
  // @ts-expect-error: misspelt.
  fake.next("createAcountInvitation", trouble.lostAfterCommit());
  const { url, close } = await serve(fake, { port: 0 });
  createKantataClient({ accessToken: fake.clientOptions.accessToken, baseUrl: url });
  await close();
  // @ts-expect-error: a field that the API does not have.
  examples.accountInvitation({ fullname: "Ada" });
  const row: AccountInvitation = examples.accountInvitation({ full_name: "Ada" });
  const refused: KantataErrorBody = examples.error(422, { field: "email_address" });
  return refused.errors[0]?.field ?? row.headline;
}
