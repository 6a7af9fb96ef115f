import {
  createClient,
  createRawApi,
  describeCommonError,
  type OperationTable,
  tokenSource,
} from "@invitation-clients/runtime";
import ts from "typescript";
import { operationsSource } from "../../../../scripts/generate/operations.ts";
import type { SpecDocument } from "../../../../scripts/lib/project/spec-document.ts";

/** A request as it left a client. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

interface Table {
  readonly operations: OperationTable;
  readonly serverUrl: string;
}

type Caller = (path: string, init: object) => Promise<unknown>;

/** The generated table of a document, as a program that imports it. */
export async function tableOf(document: SpecDocument): Promise<Table> {
  const { ESNext } = ts.ModuleKind;
  const script = ts.transpileModule(operationsSource(document), {
    compilerOptions: { module: ESNext, target: ts.ScriptTarget.ESNext },
  });
  return import(`data:text/javascript,${encodeURIComponent(script.outputText)}`) as Promise<Table>;
}

/** The raw api of a client with a generated table. Its requests are kept, and answered with an empty object. */
export function clientOf({ operations, serverUrl }: Table, takesToken: boolean) {
  const requests: SeenRequest[] = [];
  const fetch = async (url: string, init: { method: string; headers: Headers; body?: string }) => {
    requests.push({ url, method: init.method, headers: init.headers, body: init.body });
    return new Response(init.method === "HEAD" ? null : "{}", { headers: { "content-type": "application/json" } });
  };
  const client = createClient({
    baseUrl: serverUrl,
    operations,
    dialect: { requestIdHeader: "x-request-id", describe: describeCommonError, readErrorBody: (body) => body },
    tokens: takesToken ? tokenSource("t") : undefined,
    options: { fetch: fetch as never },
    userAgent: "test/1.0.0",
  });
  return { api: createRawApi(client) as unknown as Readonly<Record<string, Caller>>, requests };
}
