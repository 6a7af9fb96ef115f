// Requests of createNodeFetch while MSW, nock or undici's MockAgent intercepts the platform's fetch. Each tool has a process of
// its own, because it changes globals.
import { execFile } from "node:child_process";

const TOOLS = ["msw2-10", "msw2", "msw3", "nock14", "nock15", "undici", "undici8"];

const results = [];
for (const tool of TOOLS) {
  const { stdout, problem } = await new Promise((resolve) => {
    execFile(process.execPath, ["one-tool.js", tool], { timeout: 30_000 }, (error, out, err) =>
      resolve({ stdout: out, problem: `${error?.message ?? "no result"} ${err.slice(0, 300)}` }),
    );
  });
  const said = stdout.split("\n").find((line) => line.startsWith("RESULT "));
  results.push(...(said ? JSON.parse(said.slice(7)) : [{ name: tool, ok: false, message: problem }]));
}
console.log(`RESULT ${JSON.stringify(results)}`);
