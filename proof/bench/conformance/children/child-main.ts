// The child process that `child.ts` starts: one client and one file of this folder.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Peer } from "../call/peer.ts";
import type { ChildTask, Scenario } from "./child.ts";

const load = async (file: string): Promise<object> => (await import(pathToFileURL(file).href)) as object;

const { scenario, file, options } = JSON.parse(process.argv[2] ?? "") as ChildTask;
const { run } = (await load(join(import.meta.dirname, scenario))) as { run: Scenario<unknown> };
const [peer] = Object.values(await load(file)) as [Peer];
const result = await run(peer, options);
process.send?.(result, () => process.exit());
