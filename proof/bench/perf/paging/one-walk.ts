// Started by `paging.ts` in a new process: walks through all rows with one client and prints the cost as JSON.
import { walkAll } from "./memory.ts";
import { walkers } from "./walkers.ts";

const walker = (await walkers()).find(({ name }) => name === process.argv[2]);
if (!walker) throw new Error(`there is no walker ${process.argv[2]}`);
console.log(JSON.stringify(await walkAll(walker)));
