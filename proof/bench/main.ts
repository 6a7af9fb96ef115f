// `node proof/bench/main.ts PROGRAM [arguments]`: compares our clients with published ones, and measures them.
// package.json has a command for each program: conformance, bench (perf), bench:scale and bench:transport.

type Program = (args: readonly string[]) => Promise<void>;

// Imported on demand: most programs need packages that the first run installs.
const PROGRAMS: Readonly<Record<string, () => Promise<Program>>> = {
  conformance: async () => (await import("./conformance/run-conformance.ts")).runConformance,
  perf: async () => (await import("./perf/run-perf.ts")).runPerf,
  scale: async () => (await import("./scale/run-scale.ts")).runScale,
  transport: async () => (await import("./transport/run-transport.ts")).runTransport,
};

const [name = "", ...args] = process.argv.slice(2);
const load = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
if (load) await (await load())(args);
else {
  const found = name === "" ? "No program was given." : `There is no program "${name}".`;
  console.error(`${found}\nUsage: node proof/bench/main.ts ${Object.keys(PROGRAMS).join("|")} [arguments]`);
  process.exitCode = 2;
}
