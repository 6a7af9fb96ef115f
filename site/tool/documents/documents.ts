import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { root } from "../../../scripts/lib/project/workspace.ts";

/** A document of the repository that the site shows as a page. */
export interface Document {
  /** The file, from the repository's root. */
  readonly file: string;
  /** Where its page is, such as `proof/platforms`. */
  readonly page: string;
  /** Its name in the sidebar, if that is not its title. */
  readonly label?: string;
}

const PACKAGES = ["kantata-ox", "aveva-identity", "testing", "cli", "limits-redis", "runtime", "openapi-semver"];

/** The documents that become pages, in the order of the sidebar. A new one is added here. */
export const DOCUMENTS: readonly Document[] = [
  { file: "docs/proof.md", page: "proof", label: "What is proven" },
  { file: "docs/guarantees.md", page: "proof/guarantees" },
  { file: "docs/performance.md", page: "proof/performance" },
  { file: "docs/platforms.md", page: "proof/platforms" },
  { file: "docs/comparison.md", page: "proof/comparison" },
  { file: "docs/versions.md", page: "proof/versions" },
  { file: "SECURITY.md", page: "proof/security" },
  ...readdirSync(join(root, "docs/decisions"))
    .sort()
    .map((name) => ({ file: `docs/decisions/${name}`, page: `proof/decisions/${posix.basename(name, ".md")}` })),
  ...PACKAGES.map((name) => ({ file: `packages/${name}/README.md`, page: `packages/${name}`, label: name })),
];

const CONTENT = "site/src/content/docs/";

/** The page of a file, such as `/guides/first-invitation/`; undefined if the site does not show it. */
export function pageOf(file: string): string | undefined {
  if (file.startsWith(CONTENT))
    return `/${file.slice(CONTENT.length).replace(/(index)?\.mdx?$/, "/")}`.replace("//", "/");
  if (file === "README.md") return "/";
  const found = DOCUMENTS.find((one) => one.file === file);
  return found && `/${found.page}/`;
}
