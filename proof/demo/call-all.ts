import { operationOf, readContract } from "@invitation-clients/contract-kit";
import { type Stage, TENANT } from "./stage.ts";
import type { Step } from "./steps.ts";

/** The calls of one API: rows of a table, and the failures. */
export interface Calls {
  readonly rows: readonly (readonly string[])[];
  readonly failed: readonly string[];
}

/** The headings of the rows. */
export const HEADINGS: readonly string[] = ["operation", "API", "request", "status", "result", "time"];

/** Runs the steps of one API one after another. An operation of its spec that no step calls is a failure. */
export async function callAll(api: string, spec: string, steps: readonly Step[], stage: Stage): Promise<Calls> {
  const operations = await readContract(spec);
  const rows: string[][] = [];
  const failed: string[] = [];
  for (const { operationId, call, prefer } of steps) {
    stage.prefer(prefer);
    const { exchanges, violations } = stage.fetch;
    const [sent, broken] = [exchanges.length, violations.length];
    const startedAt = performance.now();
    let result = await call().catch((error: unknown) => `FAILED: ${wordsOf(error)}`);
    const ms = `${(performance.now() - startedAt).toFixed(0)} ms`;
    const exchange = stage.fetch.exchanges
      .slice(sent)
      .find((one) => operationOf(operations, one)?.operationId === operationId);
    // A client may catch errors of its fetch, and a step may call another operation than the named one.
    const violation = stage.fetch.violations[broken];
    if (violation && !result.startsWith("FAILED")) result = `FAILED: ${violation.message}`;
    if (!exchange && !result.startsWith("FAILED")) result = "FAILED: sent no request of this operation";
    if (result.startsWith("FAILED")) failed.push(`${operationId} (${api}) ${result}`);
    const request = exchange ? `${exchange.method} ${pathOf(exchange.url)}` : "";
    const status = String(exchange?.status ?? "-");
    rows.push([operationId, api, shortened(request, 48), status, shortened(result, 46), ms]);
  }
  for (const { operationId } of operations) {
    if (steps.some((step) => step.operationId === operationId)) continue;
    failed.push(`${operationId} (${api}) was not called`);
    rows.push([operationId, api, "", "-", "NOT CALLED", ""]);
  }
  return { rows, failed };
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
