// `pnpm demo`: generates and builds, serves every spec by Prism in this process, calls every operation through the
// packages' public entry points, and shows the results.
import { build } from "../../scripts/lib/process/run.ts";

const startedAt = performance.now();
const say = (text: string): void =>
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`);

say("Generating types from the specs and building the packages …");
await build();
// Imported after the build: it imports the packages.
const { runTour } = await import("./tour.ts");
say("Serving each spec by Prism on loopback …");
const failures = await runTour(say);
say(failures === 0 ? "Every operation of every spec answered as documented." : `${failures} operations failed.`);
process.exitCode = failures === 0 ? 0 : 1;
