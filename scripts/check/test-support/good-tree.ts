import type { PackageJson, Tree } from "../sources/tree.ts";

export const HEADER: string =
  "// Generated from specs/alpha/openapi.yaml by scripts/generate/main.ts. Do not edit: change the spec.\n";

/** The text of a package.json. */
export function manifest(name: string, more: Partial<PackageJson> = {}): string {
  const json = { name: `@invitation-clients/${name}`, license: "MIT", description: "A package", ...more };
  return JSON.stringify({ files: ["dist"], engines: { node: ">=20" }, ...json });
}
export const RUNTIME: Readonly<Record<string, string>> = { "@invitation-clients/runtime": "workspace:*" };

/** A small tree that follows every rule. */
const good: Readonly<Record<string, string>> = {
  "package.json": manifest("root", { private: true, scripts: { release: "node release/publish/main.ts" } }),
  "README.md": "# Root\n",
  "pnpm-workspace.yaml": "packages: [packages/*]\ncatalog:\n  vitest: 5.1.1\n",
  "specs/alpha/openapi.yaml": "openapi: 3.1.0\n",
  "specs/beta/openapi.yaml": "openapi: 3.1.0\n",
  "scripts/generate/schema-types.ts": 'import openapiTS from "openapi-typescript";\n',
  "scripts/generate/main.ts": 'import "./schema-types.ts";\n',
  "release/publish/README.md": "# Publishes\n",
  "release/publish/main.ts":
    'import { join } from "node:path";\nimport { npm } from "../../scripts/lib/process/npm.ts";\nnpm(join("a"));\n',
  "scripts/lib/process/npm.ts": 'import "node:child_process";\nexport const npm = (path: string): string => path;\n',
  "scripts/lib/process/run.ts": "export const run = 1;\n",
  "specs/lint/x-effect.js": "export default () => ({});\n",
  "packages/runtime/package.json": manifest("runtime", { dependencies: { "openapi-fetch": "catalog:" } }),
  "packages/runtime/README.md": "# Runtime\n",
  "packages/runtime/LICENSE": "MIT\n",
  "packages/runtime/src/index.ts": 'export { createClient } from "./client/client.js";\n',
  "packages/runtime/src/client/client.ts":
    'import { send } from "./openapi-client.js";\nexport const createClient = send;\n',
  "packages/runtime/src/client/openapi-client.ts":
    'import createFetchClient from "openapi-fetch";\nimport "../errors/errors.js";\nexport const send = createFetchClient;\n',
  "packages/runtime/src/client/client.test.ts":
    'import { createServer } from "node:http";\nif (createServer() instanceof EventTarget) throw 1;\n',
  "packages/runtime/src/errors/errors.ts":
    'class Mine {}\n// x instanceof Date\nexport const isMine = (x: unknown) => x instanceof Mine || x === "instanceof Map";\n',
  "packages/runtime/src/errors/errors.test.ts": 'import { createClient } from "../index.js";\ncreateClient();\n',
  "packages/runtime/src/errors/guards.ts": 'import { isMine } from "./errors.js";\nexport const isOurs = isMine;\n',
  "packages/runtime/src/client-credentials.ts": 'import * as oauth from "oauth4webapi";\nexport const grant = oauth;\n',
  "packages/runtime/src/node/agent.ts": 'import "../index.js";\nexport { Agent } from "node:http";\n',
  "packages/runtime/src/node/index.ts": 'export { Agent } from "./agent.js";\n',
  ...api("alpha"),
  ...api("beta"),
};

function api(name: string): Record<string, string> {
  return {
    [`packages/${name}/package.json`]: manifest(name, {
      dependencies: RUNTIME,
      devDependencies: { vitest: "catalog:" },
    }),
    [`packages/${name}/README.md`]: "# API\n",
    [`packages/${name}/LICENSE`]: "MIT\n",
    [`packages/${name}/src/index.ts`]: 'export { type Client, create } from "./client.js";\n',
    [`packages/${name}/src/client.ts`]: 'export { createClient as create } from "@invitation-clients/runtime";\n',
    [`packages/${name}/src/client.contract.test.ts`]: 'import "@invitation-clients/contract-kit";\n',
    [`packages/${name}/src/generated/schema.ts`]: `${HEADER}export interface paths {}\n`,
    [`packages/${name}/src/generated/openapi.json`]: "{}\n",
  };
}

/** The small tree with some files changed, added or, by undefined, left out. */
export const treeWith = (edit: Readonly<Record<string, string | undefined>>): Tree =>
  new Map(Object.entries({ ...good, ...edit }).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** The small tree's API package, with other fields in its package.json. */
export const alpha = (more: Partial<PackageJson>): Record<string, string> => ({
  "packages/alpha/package.json": manifest("alpha", { dependencies: RUNTIME, ...more }),
});

/** This many empty files in a folder. */
export function files(folder: string, count: number, ending = ".ts"): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/file-${index}${ending}`, ""]));
}

/** The files of a tool in `proof/`: a script that starts it, and a README.md. */
export function tool(name: string): Record<string, string> {
  const scripts = { release: "node release/publish/main.ts", [name]: `node proof/${name}/main.ts` };
  return {
    "package.json": manifest("root", { private: true, scripts }),
    [`proof/${name}/README.md`]: "# A tool\n",
  };
}
