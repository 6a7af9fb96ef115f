// MSW 3 calls its strictest option onUnhandledFrame.
import { runMsw } from "./suite/msw.js";

console.log(`RESULT ${JSON.stringify(await runMsw({ onUnhandledFrame: "error" }))}`);
