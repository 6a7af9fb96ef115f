// Reads a list twice and prints the largest heap that a collection of garbage left, in bytes.
import { kantataFormat } from "../../reading/columns/kantata.js";
import { readList } from "../../reading/read-list.js";

const collect = (globalThis as { gc?: () => void }).gc;
if (collect === undefined) throw new Error("start with --expose-gc");
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const list = await readList(process.argv[2] ?? "", kantataFormat(), { stdin: process.stdin });
let most = heap();
let rows = 0;
for await (const _ of list.rows()) {
  rows += 1;
  if (rows % 5000 === 0) most = Math.max(most, heap());
}
await list.close();
console.log(JSON.stringify({ rows, most, problems: list.problemCount }));
