// Bundles the suite as a Worker and runs it with `workerd test`, which starts no server and ends on its own.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { build } from "esbuild";

const options = { bundle: true, format: "esm", platform: "browser", conditions: ["workerd"], logLevel: "error" };
await build({ entryPoints: ["worker.js"], outfile: "out/worker.js", ...options });
await writeFile("out/stage.json", process.argv[3]);
// By default Workers reach public addresses only, but the stage is on loopback.
const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .smoke),
    (name = "internet", network = (allow = ["private"])),
  ],
);
const smoke :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  bindings = [(name = "STAGE", json = embed "stage.json")],
  compatibilityDate = "2026-01-01",
);
`;
await writeFile("out/config.capnp", config);
const workerd = spawn(process.argv[2], ["test", "out/config.capnp"], { stdio: "inherit" });
workerd.on("close", (code) => {
  process.exitCode = code ?? 1;
});
