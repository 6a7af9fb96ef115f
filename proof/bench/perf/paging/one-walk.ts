// One walk in a process of its own; prints what it cost as JSON. Started by `paging.ts`.
import { walkAll } from "./memory.ts";
import { walkers } from "./walkers.ts";

const walker = (await walkers()).find(({ name }) => name === process.argv[2]);
if (!walker) throw new Error(`there is no walker ${process.argv[2]}`);
console.log(JSON.stringify(await walkAll(walker)));
