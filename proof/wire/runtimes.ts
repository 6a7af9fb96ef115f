import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../../scripts/lib/process/run.ts";
import { callInPage } from "../consumers/projects/chromium/browser.js";
import { binaryOf } from "../consumers/trials/binaries.ts";
import type { Scenario } from "./scenarios.ts";

/** The client's report about one scenario. */
export interface Reported {
  readonly name: string;
  readonly outcome: string;
  readonly error?: string;
  readonly code?: string;
  readonly cause?: string;
}

/** A runtime that the probe is run on. */
export interface Runtime {
  readonly name: string;
  /** Whether the platform's errors prove that a connection never opened. */
  readonly provesConnectFailures: boolean;
  /** Whether the client always knows if the request was written, so that it must report not-sent for any that was not. */
  readonly knowsWhatWasSent: boolean;
  /** Whether the platform repeats requests on its own, which no client can prevent. */
  readonly repeatsBeneath: boolean;
  probe(scenarios: readonly Scenario[]): Promise<Reported[]>;
}

const here = import.meta.dirname;
const CHROMIUM = "/usr/bin/chromium";
const NODE_FETCH = join(here, "../../packages/runtime/dist/node/index.js");

/** The runtimes on this machine. Chromium is a package of the operating system; the others are dependencies of this folder. */
export function runtimes(bundle: string): Runtime[] {
  const bin = (program: "bun" | "deno"): string => join(here, binaryOf(program)?.path ?? program);
  const server = { provesConnectFailures: true, knowsWhatWasSent: false, repeatsBeneath: false };
  return [
    {
      name: `Node ${process.versions.node}`,
      ...server,
      probe: (scenarios) => byProcess(process.execPath, [bundle], scenarios),
    },
    {
      name: "Node, createNodeFetch",
      ...server,
      knowsWhatWasSent: true,
      probe: (scenarios) =>
        byProcess(process.execPath, [bundle], scenarios, { NODE_FETCH: pathToFileURL(NODE_FETCH).href }),
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
            knowsWhatWasSent: false,
            repeatsBeneath: true,
            probe: (scenarios: readonly Scenario[]) => byPage(bundle, scenarios),
          },
        ]
      : []),
  ];
}

async function byProcess(
  command: string,
  args: readonly string[],
  scenarios: readonly Scenario[],
  more: Readonly<Record<string, string>> = {},
): Promise<Reported[]> {
  const env = {
    ...more,
    SCENARIOS: JSON.stringify(scenarios.map(({ name, url, reuse }) => ({ name, url, reuse }))),
    NO_COLOR: "1",
  };
  const { code, text } = await run(command, args, { output: "keep", env });
  const line = text.split("\n").find((one) => one.startsWith("RESULT "));
  if (!line) throw new Error(`the probe printed no result and ended with ${code}:\n${text}`);
  return JSON.parse(line.slice("RESULT ".length)) as Reported[];
}

async function byPage(bundle: string, scenarios: readonly Scenario[]): Promise<Reported[]> {
  const { chromium } = await import("playwright-core");
  const { value } = await callInPage(chromium, {
    executablePath: CHROMIUM,
    script: await readFile(bundle),
    name: "probe",
    argument: scenarios.map(({ name, url, reuse }) => ({ name, url, reuse })),
  });
  return value as Reported[];
}
