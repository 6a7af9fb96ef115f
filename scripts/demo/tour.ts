import { join } from "node:path";
import { createAvevaIdentityClient, isApiError as isAvevaError } from "@invitation-clients/aveva-identity";
import {
  createStrictFetch,
  operationOf,
  type Prefer,
  type PrismServer,
  readContract,
  requestExampleOf,
  startPrism,
} from "@invitation-clients/contract-kit";
import {
  type AccountInvitationCreate,
  createKantataClient,
  isApiError as isKantataError,
} from "@invitation-clients/kantata-ox";
import { packageDir } from "../lib/project/workspace.ts";
import { drawTable } from "../lib/text/table.ts";
import { avevaPreviewSteps, avevaSteps, kantataSteps, type Step } from "./steps.ts";

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
    const anyAnswer: Prefer = () => ({});
    let prefer = anyAnswer;
    const fetch = createStrictFetch((request) => prefer(request));
    const [kantataUrl, v1Url, previewUrl] = [
      await serve(KANTATA),
      await serve(join(AVEVA, "v1/openapi.json")),
      await serve(join(AVEVA, "v1-preview/openapi.json")),
    ];
    const accessToken = "demo-token";
    const kantata = createKantataClient({ accessToken, baseUrl: kantataUrl, fetch });
    // Prism serves the paths of a spec at its root. It serves no discovery, so the demo brings a token.
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
      ["Kantata OX", KANTATA, kantataSteps(kantata, await bulkPeople())],
      ["AVEVA v1", join(AVEVA, "v1/openapi.json"), avevaSteps(aveva)],
      ["AVEVA v1-preview", join(AVEVA, "v1-preview/openapi.json"), avevaPreviewSteps(preview)],
    ];
    const failed: string[] = [];
    const rows: string[][] = [];
    for (const [api, spec, steps] of tours) {
      const operations = await readContract(spec);
      const missing = new Set(operations.map(({ operationId }) => operationId));
      for (const { operationId, call, prefer: asked } of steps) {
        prefer = asked ?? anyAnswer;
        const before = fetch.exchanges.length;
        const brokenBefore = fetch.violations.length;
        const at = performance.now();
        let outcome = await call().catch((error: unknown) => `FAILED: ${wordsOf(error)}`);
        const ms = `${(performance.now() - at).toFixed(0)} ms`;
        const exchange = fetch.exchanges
          .slice(before)
          .find((one) => operationOf(operations, one)?.operationId === operationId);
        // A client may catch what its fetch throws, and a step may call another operation than it names.
        const [violation] = fetch.violations.slice(brokenBefore);
        if (violation && !outcome.startsWith("FAILED")) outcome = `FAILED: ${violation.message}`;
        if (!exchange && !outcome.startsWith("FAILED")) outcome = "FAILED: sent no request of this operation";
        if (outcome.startsWith("FAILED")) failed.push(`${operationId} (${api}) ${outcome}`);
        else missing.delete(operationId);
        const request = exchange ? `${exchange.method} ${pathOf(exchange.url)}` : "";
        const status = String(exchange?.status ?? "-");
        rows.push([operationId, api, shortened(request, 48), status, shortened(outcome, 46), ms]);
      }
      for (const operationId of missing) {
        if (steps.some((step) => step.operationId === operationId)) continue;
        failed.push(`${operationId} (${api}) was not called`);
        rows.push([operationId, api, "", "-", "NOT CALLED", ""]);
      }
    }
    prefer = anyAnswer;
    console.log(drawTable(["operation", "API", "request", "status", "result", "time"], rows));
    if (failed.length > 0) console.log(`\nFailed:\n  ${failed.join("\n  ")}`);
    let failures = failed.length;

    console.log("\nInvitations with their inviters (list, include: inviter):");
    for await (const { full_name, email_address, inviter } of kantata.accountInvitations.list({
      include: ["inviter"],
    })) {
      console.log(`  ${full_name} <${email_address}> invited by ${inviter?.full_name ?? "someone who left"}`);
    }

    console.log("\nA typed error of each API:");
    prefer = () => ({ code: 422 });
    failures += await show(
      () => kantata.accountInvitations.create({ full_name: "Ada", email_address: "ada@example.com" }),
      (error) =>
        isKantataError(error, 422)
          ? `${error.message}\n    field: ${error.body?.errors[0]?.field}, outcome: ${error.outcome}`
          : undefined,
    );
    prefer = () => ({ code: 409 });
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

async function bulkPeople(): Promise<readonly AccountInvitationCreate[]> {
  const body = requestExampleOf(await readContract(KANTATA), "createAccountInvitation", "bulk-three-people");
  return (body as { account_invitations: AccountInvitationCreate[] }).account_invitations;
}

function pathOf({ pathname, search }: URL): string {
  const path = decodeURIComponent(pathname + search).replace(TENANT, "…");
  return path.replace(/([0-9a-f]{8})-[0-9a-f-]{27}/g, "$1…");
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
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
