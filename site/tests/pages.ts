import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import { formsAt } from "../src/try-it/operations.ts";
import { dist } from "../tool/build-site.ts";
import { sample } from "./sample.ts";

/** Kinds of pages of the TypeScript reference. */
const SYMBOLS = ["classes", "functions", "interfaces", "type-aliases", "variables"];
const files = await filesBelow(dist);

/** The path of every page, such as `guides/first-invitation/`; the start page is empty. */
export const pages: readonly string[] = files
  .filter((file) => file.endsWith("index.html"))
  .map((file) => file.slice(0, -"index.html".length));

/** The pages of operations. */
export const operationPages: readonly string[] = pages.filter((path) => formsAt(path).length > 0);

/** All other pages, of which some are alike. */
const otherPages = pages.filter((path) => formsAt(path).length === 0);

/** One page of each kind, apart from those of operations. */
export const kinds: readonly string[] = firstOfEach(otherPages, kindOf);

/** One page of each shape of form: where its fields go, what they are, and whether it has a second form. */
export const formShapes: readonly string[] = firstOfEach(operationPages, (path) =>
  formsAt(path)
    .map(({ form, fields }) => `${form}: ${[...new Set(fields.map((field) => field.in))].sort().join(", ")}`)
    .join("; "),
);

const alike = otherPages.filter((path) => !kinds.includes(path));
const { SITE_SAMPLE, SITE_SEED } = process.env;

/** The pages that the tests visit: all, or with `--sample N` those of operations, one of each other kind, and N of those alike. */
export const visited: readonly string[] = SITE_SAMPLE
  ? [...operationPages, ...kinds, ...sample(alike, Number(SITE_SAMPLE), Number(SITE_SEED))]
  : pages;

/** Pages of the same kind are made by the same part of a tool. A page that no tool makes is a kind of its own. */
function kindOf(path: string): string {
  const parts = path.split("/").slice(0, -1);
  if (parts.includes("tags")) return "operations of a tag";
  if (parts[0] === "typescript") return `typescript ${SYMBOLS.find((one) => one === parts.at(-2)) ?? "module"}`;
  if (parts[1] === "decisions") return "decision";
  // READMEs and documents: Markdown with tables and code, as the guides, which are all tested.
  if (parts.length === 2 && (parts[0] === "packages" || parts[0] === "proof")) return `a page of ${parts[0]}`;
  return path;
}

function firstOfEach(paths: readonly string[], kind: (path: string) => string): string[] {
  return paths.filter((path, position) => paths.findIndex((other) => kind(other) === kind(path)) === position);
}
