import { join } from "node:path";
import { createAvevaIdentityClient, isApiError as isAvevaError } from "@invitation-clients/aveva-identity";
import {
  createStrictFetch,
  type Preference,
  type PrismServer,
  readContract,
  startPrism,
} from "@invitation-clients/contract-kit";
import { createKantataClient, isApiError as isKantataError } from "@invitation-clients/kantata-ox";
import { packageDir } from "../lib/workspace.ts";
import { avevaPreviewSteps, avevaSteps, kantataSteps, type Step } from "./steps.ts";
import { drawTable } from "./table.ts";

const KANTATA = join(packageDir("kantata-ox"), "src/generated/openapi.json");
const AVEVA = join(packageDir("aveva-identity"), "src/generated");
const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";

/** Calls every operation of every spec and shows a table. Resolves with the number of failures. */
export async function runTour(say: (text: string) => void): Promise<number> {
  const servers: PrismServer[] = [];
  const serve = async (spec: string): Promise<string> => {
    const server = await startPrism(spec);
    servers.push(server);
    return server.url;
  };
  try {
    let prefer: Preference = {};
    const fetch = createStrictFetch(() => prefer);
    const [kantataUrl, v1Url, previewUrl] = [
      await serve(KANTATA),
      await serve(join(AVEVA, "v1/openapi.json")),
      await serve(join(AVEVA, "v1-preview/openapi.json")),
    ];
    const accessToken = "demo-token";
    const kantata = createKantataClient({ accessToken, baseUrl: kantataUrl, fetch });
    // Prism serves a spec's paths at its root, and discovery is not part of the API: the demo brings a token.
    const aveva = createAvevaIdentityClient({
      apiVersion: "v1",
      baseUrl: v1Url,
      tenantId: TENANT,
      accessToken,
      fetch: below("/api/v1", fetch),
    });
    const preview = createAvevaIdentityClient({
      apiVersion: "v1-preview",
      baseUrl: previewUrl,
      tenantId: TENANT,
      accessToken,
      fetch: below("/api/v1-preview", fetch),
    });

    say("Calling every operation through the packages …\n");
    const tours: [api: string, spec: string, steps: Step[]][] = [
      ["Kantata OX", KANTATA, kantataSteps(kantata)],
      ["AVEVA v1", join(AVEVA, "v1/openapi.json"), avevaSteps(aveva)],
      ["AVEVA v1-preview", join(AVEVA, "v1-preview/openapi.json"), avevaPreviewSteps(preview)],
    ];
    let failures = 0;
    const rows: string[][] = [];
    for (const [api, spec, steps] of tours) {
      const missing = new Set((await readContract(spec)).map((operation) => operation.operationId));
      for (const step of steps) {
        prefer = step.prefer ?? {};
        const before = fetch.exchanges.length;
        const at = performance.now();
        let outcome: string;
        try {
          outcome = await step.call();
          missing.delete(step.operationId);
        } catch (error) {
          failures += 1;
          outcome = `FAILED: ${error instanceof Error ? error.message : String(error)}`;
        }
        const ms = `${(performance.now() - at).toFixed(0)} ms`;
        const exchange = fetch.exchanges[before];
        const path = exchange
          ? decodeURIComponent(exchange.url.pathname + exchange.url.search).replace(TENANT, "…")
          : "";
        rows.push([
          step.operationId,
          api,
          exchange ? `${exchange.method} ${shortened(path)}` : "",
          String(exchange?.status ?? "-"),
          outcome,
          ms,
        ]);
      }
      for (const operationId of missing) {
        failures += 1;
        rows.push([operationId, api, "", "-", "NOT CALLED", ""]);
      }
    }
    prefer = {};
    console.log(drawTable(["operation", "API", "request", "status", "what came back", "time"], rows));

    console.log("\nInvitations with their inviters (list, include: inviter):");
    for await (const { full_name, email_address, inviter } of kantata.accountInvitations.list({
      include: ["inviter"],
    })) {
      console.log(`  ${full_name} <${email_address}> invited by ${inviter?.full_name ?? "someone who left"}`);
    }

    console.log("\nA typed error of each API:");
    prefer = { code: 422 };
    failures += await show(
      () => kantata.accountInvitations.create({ full_name: "Ada", email_address: "ada@example.com" }),
      (error) =>
        isKantataError(error, 422)
          ? `${error.message}\n    field: ${error.body?.errors[0]?.field}, outcome: ${error.outcome}`
          : undefined,
    );
    prefer = { code: 409 };
    failures += await show(
      () => aveva.userInvitations.create(USER, {}),
      (error) =>
        isAvevaError(error, 409)
          ? `${error.message}\n    reason: ${error.body?.Reason}, outcome: ${error.outcome}`
          : undefined,
    );
    console.log("");
    return failures;
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

const USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

function below(prefix: string, fetch: (url: string, init: RequestInit) => Promise<Response>) {
  return (url: string, init: RequestInit): Promise<Response> => fetch(url.replace(prefix, ""), init);
}

function shortened(text: string): string {
  return text.length > 58 ? `${text.slice(0, 57)}…` : text;
}

async function show(call: () => Promise<unknown>, describe: (error: unknown) => string | undefined): Promise<number> {
  try {
    await call();
  } catch (error) {
    const text = describe(error);
    if (text) console.log(`  ${text}`);
    return text ? 0 : 1;
  }
  return 1;
}
