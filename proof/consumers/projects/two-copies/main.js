// The clients throw errors of their own runtime. The tests use the guards and classes of a second copy.
import * as aveva from "@invitation-clients/aveva-identity";
import * as kantata from "@invitation-clients/kantata-ox";
import * as second from "second-runtime";
import { runSmoke } from "./suite/smoke.js";

if (second.ApiError === kantata.ApiError) throw new Error("there is only one copy of the runtime");
const packages = { kantata: { ...kantata, ...second }, aveva: { ...aveva, ...second } };
console.log(`RESULT ${JSON.stringify(await runSmoke(packages, JSON.parse(process.argv[2])))}`);
