import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import type { Trial } from "./trial.ts";

const TIMEOUT = 60_000;

interface Configuration {
  readonly title: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
}

/** Every combination of the options that callers set: library, strictness, module resolution. */
function configurations(version: string, recent: boolean): Configuration[] {
  const all: Configuration[] = [];
  for (const dom of [true, false]) {
    for (const strict of [true, false]) {
      for (const resolution of ["NodeNext", "Bundler"]) {
        const module = resolution === "NodeNext" ? "NodeNext" : "ES2022";
        // exactOptionalPropertyTypes needs strict, and most mistakes are only found in strict code.
        const files = ["consumer.ts", "judge.ts", ...(strict ? ["mistakes.ts"] : [])];
        all.push({
          title: `${dom ? "DOM" : "no DOM"}, ${strict ? "strict" : "not strict"}, ${resolution}`,
          options: {
            lib: dom ? ["ES2022", "DOM"] : ["ES2022"],
            strict,
            ...(strict ? { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true } : {}),
            module,
            moduleResolution: resolution,
          },
          files: recent && resolution === "NodeNext" ? [...files, "commonjs.cts"] : files,
        });
      }
    }
  }
  // Node's types need a recent TypeScript.
  if (recent) {
    const options = {
      lib: ["ES2022"],
      types: ["node"],
      strict: true,
      module: "NodeNext",
      moduleResolution: "NodeNext",
    };
    all.push({ title: "Node's types, strict, NodeNext", options, files: ["consumer.ts", "mistakes.ts", "node.ts"] });
  }
  // Cloudflare's types declare the web's classes, but no global variables.
  if (recent) {
    const options = { lib: ["ES2022"], types: ["@cloudflare/workers-types"], strict: true };
    const bundled = { module: "ES2022", moduleResolution: "Bundler" };
    all.push({ title: "Workers' types, strict, Bundler", options: { ...options, ...bundled }, files: ["workers.ts"] });
  }
  if (version.startsWith("5.")) {
    // Without `moduleResolution`, TypeScript 5 uses its old resolution for CommonJS.
    const options = { lib: ["ES2022", "DOM"], strict: true, module: "CommonJS", moduleResolution: undefined };
    all.push({ title: "CommonJS, default resolution", options, files: ["node10.ts"] });
    const node = { ...options, types: ["node"] };
    if (recent) all.push({ title: "CommonJS, Node's types", options: node, files: ["node10.ts", "node10-node.ts"] });
  }
  return all;
}

/** Compiles the shared files with one TypeScript. `recent`: whether it supports `require()` of ES modules (5.8 and later). */
function typeTrial(version: string, quick: boolean, recent = true): Trial {
  const tool = `typescript-${version}`;
  const all = configurations(version, recent);
  return {
    name: `TypeScript ${version}`,
    project: "types",
    tool,
    quick,
    async run({ folder }) {
      const tried = `${all.length} configurations`;
      for (const [index, { title, options, files }] of all.entries()) {
        const config = join(folder, `tsconfig.${version}.${index}.json`);
        const compilerOptions = { target: "ES2022", noEmit: true, types: [], skipLibCheck: false, ...options };
        await writeFile(config, JSON.stringify({ compilerOptions, files }));
        const args = [`node_modules/${tool}/bin/tsc`, "-p", config];
        const { code, text } = await run(process.execPath, args, {
          cwd: folder,
          timeout: TIMEOUT,
          output: "keep",
          ownGroup: true,
        });
        if (code !== 0) return { tried, failure: `${title}: ${text.trim()}` };
      }
      return { tried };
    },
  };
}

/** The types with every supported TypeScript. */
export function typeTrials(): Trial[] {
  return [typeTrial("5.0", false, false), typeTrial("5.9", true), typeTrial("6.0", false), typeTrial("7.0", true)];
}
