// undici's main file puts an agent of its own into the process, which on some versions of Node the platform's `fetch` then
// takes. So only what is needed is imported, past that file. The exact version of undici keeps these paths true.
export { default as buildConnector } from "undici/lib/core/connect.js";
export { default as Client } from "undici/lib/dispatcher/client.js";
