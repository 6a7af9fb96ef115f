import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { run } from "../../scripts/lib/run.ts";
import type { Scenario } from "./scenarios.ts";

/** What the client said of one scenario. */
export interface Said {
  readonly name: string;
  readonly outcome: string;
  readonly error?: string;
  readonly code?: string;
  readonly cause?: string;
}

/** A runtime that the probe is run on. */
export interface Runtime {
  readonly name: string;
  /** Whether the platform tells that a connection never opened. */
  readonly provesConnectFailures: boolean;
  /** Whether the platform repeats requests by itself, which no client can prevent there. */
  readonly repeatsBeneath: boolean;
  probe(scenarios: readonly Scenario[]): Promise<Said[]>;
}

const here = import.meta.dirname;
const CHROMIUM = "/usr/bin/chromium";

/** The runtimes that are here. Chromium is a package of the operating system; the others install with this folder. */
export function runtimes(bundle: string): Runtime[] {
  const bin = (name: string): string => join(here, "node_modules/.bin", name);
  const server = { provesConnectFailures: true, repeatsBeneath: false };
  return [
    {
      name: `Node ${process.versions.node}`,
      ...server,
      probe: (scenarios) => byProcess(process.execPath, [bundle], scenarios),
    },
    { name: "Bun", ...server, probe: (scenarios) => byProcess(bin("bun"), [bundle], scenarios) },
    {
      name: "Deno",
      ...server,
      probe: (scenarios) => byProcess(bin("deno"), ["run", "-A", "--no-config", bundle], scenarios),
    },
    ...(existsSync(CHROMIUM)
      ? [
          {
            name: "Chromium",
            provesConnectFailures: false,
            repeatsBeneath: true,
            probe: (scenarios: readonly Scenario[]) => byPage(bundle, scenarios),
          },
        ]
      : []),
  ];
}

async function byProcess(command: string, args: readonly string[], scenarios: readonly Scenario[]): Promise<Said[]> {
  const env = {
    SCENARIOS: JSON.stringify(scenarios.map(({ name, url, reuse }) => ({ name, url, reuse }))),
    NO_COLOR: "1",
  };
  const { code, text } = await run(command, args, { output: "keep", env });
  const line = text.split("\n").find((one) => one.startsWith("RESULT "));
  if (!line) throw new Error(`the probe ended with ${code}:\n${text}`);
  return JSON.parse(line.slice("RESULT ".length)) as Said[];
}

async function byPage(bundle: string, scenarios: readonly Scenario[]): Promise<Said[]> {
  const { chromium } = await import("playwright-core");
  const script = await readFile(bundle, "utf8");
  const server = createServer((request, response) => {
    const isScript = request.url === "/probe.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(isScript ? script : '<!doctype html><script type="module" src="/probe.js"></script>');
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const quiet = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: quiet });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
    await page.waitForFunction("typeof globalThis.probe === 'function'");
    const plain = scenarios.map(({ name, url, reuse }) => ({ name, url, reuse }));
    return (await page.evaluate(`globalThis.probe(${JSON.stringify(plain)})`)) as Said[];
  } finally {
    await browser.close();
    server.close();
  }
}
