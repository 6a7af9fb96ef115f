// Runs modules unchanged, one after another, against the mock servers: `node run-readme-code.ts <json>`. Prints the failures
// as JSON. It is a separate process because it replaces the global `fetch` and silences the console.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { newApis } from "./apis.ts";
import { startReadmeServers } from "./servers.ts";

/** One module to run. */
export interface RunRequest {
  readonly module: string;
  readonly answer: number | undefined;
}

const requests = JSON.parse(process.argv[2] ?? "[]") as RunRequest[];
const servers = await startReadmeServers();
const platformFetch = globalThis.fetch;
// The examples read their tokens from the environment.
const tokens = (await newApis()).map(({ tokenVariable }) => tokenVariable);
for (const name of ["KANTATA_TOKEN", "AVEVA_CLIENT_ID", "AVEVA_CLIENT_SECRET", ...tokens]) {
  process.env[name] = "readme-value";
}
for (const method of ["debug", "log", "info", "warn", "error", "table"] as const) console[method] = () => {};

const failures: Record<string, string> = {};
let current = "";
process.on("unhandledRejection", (error) => {
  failures[current] ??= String(error);
});
for (const { module, answer } of requests) {
  current = module;
  servers.answer = answer;
  servers.violations.length = 0;
  // MSW answers below the platform's own fetch, and the examples let nothing else through.
  globalThis.fetch = (await readFile(module, "utf8")).includes('from "msw/node"') ? platformFetch : servers.fetch;
  try {
    await import(pathToFileURL(module).href);
  } catch (error) {
    failures[module] = String(error);
  }
  if (servers.violations.length > 0) failures[module] = servers.violations.join("\n");
}
await servers.close();
process.stdout.write(JSON.stringify(failures));
// A timer or an unfinished list that an example left behind must not keep this process running.
process.exit(0);
