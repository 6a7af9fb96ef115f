// MSW 2 calls its strictest option onUnhandledRequest.
import { runMsw } from "./suite/msw.js";

console.log(`RESULT ${JSON.stringify(await runMsw({ onUnhandledRequest: "error" }))}`);
