import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import { dist } from "../tool/build-site.ts";

const files = await filesBelow(dist);

/** The path of every page, such as `guides/first-invitation/`; the start page is empty. */
export const pages: readonly string[] = files
  .filter((file) => file.endsWith("index.html"))
  .map((file) => file.slice(0, -"index.html".length));

/** The pages of operations. */
export const operationPages: readonly string[] = pages.filter((path) => /\/operations\/(?!tags\/)/.test(path));

/** One page of each kind, and the pages of operations; those of v1-preview are like those of v1. */
export const kinds: readonly string[] = [
  "",
  ...pages.filter((path) => /^(guides|project)\//.test(path)),
  "options/",
  "typescript/",
  "typescript/invitation-clients/kantata-ox/",
  ...["proof/", "proof/performance/", "proof/platforms/", "packages/cli/"],
  "kantata-ox/",
  "aveva-identity/v1/",
  ...pages.filter((path) => /\/operations\/tags\//.test(path)),
  ...operationPages.filter((path) => !path.includes("v1-preview")),
  ...["functions", "interfaces", "type-aliases", "variables", "classes"].flatMap((kind) =>
    pages.filter((path) => new RegExp(`^typescript/.+/${kind}/`).test(path)).slice(0, 2),
  ),
];
