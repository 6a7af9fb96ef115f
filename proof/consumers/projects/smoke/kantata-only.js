// A bundle of one client, to see what it drags along.
export { createKantataClient } from "@invitation-clients/kantata-ox";
