export { type Clients, inviteEverywhere, type Person, type Report, type SystemReports } from "./invite-everywhere.js";
