import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PlopTypes } from "@turbo/gen";

type Create = typeof import("./new-api/write/create.ts");

/** The generators of this repository, for turbo. `pnpm new-api` runs new-api with its arguments; `gen run` asks for them. */
export default function generators(plop: PlopTypes.NodePlopAPI): void {
  plop.setGenerator("new-api", {
    description: "A new API: spec, package, contract test, README",
    prompts: [
      { type: "input", name: "name", message: "Name of the API, in kebab-case" },
      { type: "input", name: "spec", message: "An OpenAPI document to begin with (empty for a skeleton)" },
      { type: "input", name: "leaveOut", message: "Leave out what a client cannot send or read? (yes or no)" },
    ],
    actions: [
      async (answers) => {
        const { name, spec, leaveOut } = answers as { name: string; spec: string; leaveOut: string };
        const specFile = spec === "" || spec === "_none" ? undefined : spec;
        // A computed import, which turbo cannot bundle: our scripts find their files relative to their own location.
        const module = pathToFileURL(join(process.cwd(), "turbo/generators/new-api/write/create.ts")).href;
        const { createApi, nextSteps } = (await import(module)) as Create;
        try {
          const plan = await createApi(name, specFile, leaveOut === "yes");
          console.log(nextSteps(plan, specFile));
          return plan.names.package;
        } catch (error) {
          // Printed here, because turbo would add its own text to a thrown error.
          console.error(`new-api: ${(error as Error).message}`);
          process.exit(1);
        }
      },
    ],
  });
}
