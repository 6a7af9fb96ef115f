// The entry of a bundle: the suite and the packages.
import * as aveva from "@invitation-clients/aveva-identity";
import * as kantata from "@invitation-clients/kantata-ox";
import { runSmoke } from "./suite/smoke.js";

export const smoke = (stage) => runSmoke({ kantata, aveva }, stage);
