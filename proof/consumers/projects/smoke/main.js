// How a program of ES modules runs the suite: the stage is its argument, the results leave in one line.
import * as aveva from "@invitation-clients/aveva-identity";
import * as kantata from "@invitation-clients/kantata-ox";
import { runSmoke } from "./suite/smoke.js";

const results = await runSmoke({ kantata, aveva }, JSON.parse(process.argv[2]));
console.log(`RESULT ${JSON.stringify(results)}`);
