// Runs the suite as an ES module. The stage is the argument; the results are printed as one line.
import * as aveva from "@invitation-clients/aveva-identity";
import * as kantata from "@invitation-clients/kantata-ox";
import * as http from "@invitation-clients/testing/http";
import { runSmoke } from "./suite/smoke.js";

const results = await runSmoke({ kantata, aveva, http }, JSON.parse(process.argv[2]));
console.log(`RESULT ${JSON.stringify(results)}`);
