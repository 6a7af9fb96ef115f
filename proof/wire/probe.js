// Bundled and run on each runtime: sends one invitation per scenario, and reports the client's outcome.
import { createKantataClient } from "../../packages/kantata-ox/dist/index.js";

/**
 * @param {{ name: string, url: string, reuse: boolean }[]} scenarios
 * @param {import("../../packages/runtime/src/platform/web-types.js").WebFetch} [fetch] replaces the platform's
 */
export async function probe(scenarios, fetch) {
  return Promise.all(
    scenarios.map(async ({ name, url, reuse }) => {
      const kantata = createKantataClient({ accessToken: "t", baseUrl: url, maxRetries: 0, timeout: 12_000, fetch });
      if (reuse) {
        await kantata.api.GET("/account_invitations").catch(() => {});
        // The platform needs a moment to free the connection for the next request.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      try {
        await kantata.accountInvitations.create({ full_name: "Ada", email_address: "ada@example.com" });
        return { name, outcome: "success" };
      } catch (error) {
        return {
          name,
          outcome: error.outcome,
          error: error.name,
          code: error.code,
          cause: String(error.cause?.message ?? error.cause ?? ""),
        };
      }
    }),
  );
}

const environment = globalThis.process?.env;
if (environment?.SCENARIOS) {
  // Imported as published, not bundled: the bundle is for browsers too.
  const { createNodeFetch } = environment.NODE_FETCH ? await import(environment.NODE_FETCH) : {};
  const reported = await probe(JSON.parse(environment.SCENARIOS), createNodeFetch?.());
  console.log(`RESULT ${JSON.stringify(reported)}`);
  globalThis.process.exit(0);
}
