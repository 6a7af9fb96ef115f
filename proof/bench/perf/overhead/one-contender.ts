// Started by `overhead.ts` in a new process: times one contender and prints the microseconds of a call.
import { microsOf } from "../measuring/rounds.ts";
import type { Framing } from "./answers.ts";
import { contenders } from "./contenders.ts";

const [name, framing, scope] = process.argv.slice(2);
const contender = (await contenders(framing as Framing, scope === "quick")).find((one) => one.name === name);
if (!contender) throw new Error(`there is no contender ${name}`);
console.log(await microsOf(contender, 300));
