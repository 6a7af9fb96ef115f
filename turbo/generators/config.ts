import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PlopTypes } from "@turbo/gen";

type Create = typeof import("./new-api/write/create.ts");

/** Turbo's generators of this repository. `pnpm new-api` starts the one there is; `gen run` asks for the answers. */
export default function generators(plop: PlopTypes.NodePlopAPI): void {
  plop.setGenerator("new-api", {
    description: "A new API: spec, package, contract test, README",
    prompts: [
      { type: "input", name: "name", message: "Name of the API, in kebab-case" },
      { type: "input", name: "spec", message: "An OpenAPI document to begin with (empty for a skeleton)" },
    ],
    actions: [
      async (answers) => {
        const { name, spec } = answers as { name: string; spec: string };
        const specFile = spec === "" || spec === "_none" ? undefined : spec;
        // By a computed address: turbo bundles this file, and our scripts must stay where they are.
        const module = pathToFileURL(join(process.cwd(), "turbo/generators/new-api/write/create.ts")).href;
        const { createApi, nextSteps } = (await import(module)) as Create;
        try {
          const plan = await createApi(name, specFile);
          console.log(nextSteps(plan, specFile));
          return plan.names.package;
        } catch (error) {
          // Turbo would wrap the message in words of its own.
          console.error(`new-api: ${(error as Error).message}`);
          process.exit(1);
        }
      },
    ],
  });
}
