// The entry of a bundle with one client, to check what it contains.
export { createKantataClient } from "@invitation-clients/kantata-ox";
