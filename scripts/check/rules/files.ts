import { factsOf } from "../sources/source-facts.ts";
import { isGenerated, isSource, type Problem, type Rule } from "../sources/tree.ts";

const MOST_LINES = 300;
const MOST_INDEX_LINES = 80;
const MOST_SCRIPT_LINES = 4000;
// The options of a test, the last argument of a test or a hook, and waits that end after a second unless told otherwise.
const OWN_LIMIT =
  /(?:test|hook)Timeout:|\{\s*timeout(?:: [\d_]+)?,?\s*\}, (?:async )?\(|^ *\},(?: |\n *)\d[\d_]{3,},?\n? *\);|expect\.poll\(.*timeout|\bvi\.waitFor|\bvi\.waitUntil/m;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const IN_A_RING = /^(packages|proof|release|scripts|site|specs|turbo)\//;
// The programs that load these files require a default export.
const FOREIGN_SHAPE =
  /^specs\/lint\/|\/vitest\.config\.ts$|^turbo\/generators\/config\.ts$|^proof\/consumers\/projects\/|^site\/[a-z]+\.config\.ts$/;
const HEADER = /^\/\/ Generated from \S+ by scripts\/generate\/main\.ts\. Do not edit/;

/** A file has one concern, so it is short. */
export const shortFiles: Rule = (tree) =>
  [...tree].flatMap(([path, text]) => {
    const lines = text.split("\n").length - 1;
    return isSource(path) && lines > MOST_LINES
      ? [{ path, message: `has ${lines} lines, more than ${MOST_LINES}` }]
      : [];
  });

/** The everyday scripts stay small enough to read. Proof, release and scaffolding belong to other rings. */
export const smallScripts: Rule = (tree) => {
  const texts = [...tree].filter(([path]) => path.startsWith("scripts/") && isSource(path)).map(([, text]) => text);
  const lines = texts.reduce((sum, text) => sum + text.split("\n").length - 1, 0);
  return lines > MOST_SCRIPT_LINES
    ? [{ path: "scripts", message: `has ${lines} lines, more than ${MOST_SCRIPT_LINES}: tests count too` }]
    : [];
};

/** A busy machine may take any time, so tests keep the limits of scripts/test/patience.ts. Fault sequences may take longer. */
export const patientTests: Rule = (tree) =>
  [...tree].flatMap(([path, text]): Problem[] => {
    const limit = /(?<!\.(?:fault|redis))\.test\.ts$/.test(path) ? OWN_LIMIT.exec(text)?.[0].trim() : undefined;
    return limit === undefined ? [] : [{ path, message: `has its own time limit: ${JSON.stringify(limit)}` }];
  });

/** Generated files are in `src/generated/` only, and start with a header. */
export const generatedApart: Rule = (tree) =>
  [...tree].flatMap(([path, text]): Problem[] => {
    const marked = HEADER.test(text);
    if (!isGenerated(path)) return marked ? [{ path, message: "is generated, but not in src/generated/" }] : [];
    // JSON has no place for a header.
    if (path.endsWith(".json") || (path.endsWith(".ts") && marked)) return [];
    return [{ path, message: "is in src/generated/, but lacks the generator's header" }];
  });

/** No default exports, enums or namespaces: names stay searchable, and Node can run the sources as they are. */
export const plainModules: Rule = (tree) =>
  [...tree].flatMap(([path, text]): Problem[] => {
    if (!isSource(path) || !IN_A_RING.test(path) || FOREIGN_SHAPE.test(path)) return [];
    const facts = factsOf(path, text);
    const found = [
      facts.hasDefaultExport && "a default export",
      facts.hasEnum && "an enum",
      facts.hasNamespace && "a namespace",
    ];
    return found.filter((what) => what !== false).map((what) => ({ path, message: `has ${what}` }));
  });

/** Names of files and folders are kebab-case; dots separate the kind, as in `path.contract.test.ts`. */
export const kebabCase: Rule = (tree) =>
  [...tree.keys()].flatMap((path) => {
    if (!IN_A_RING.test(path) || /(^|\/)[A-Z]+(\.md)?$/.test(path)) return [];
    const wrong = path.split("/").find((part) => !part.split(".").every((word) => KEBAB.test(word)));
    return wrong === undefined ? [] : [{ path, message: `${wrong} is not kebab-case` }];
  });

/** A package's surface is one explicit list that fits on one screen. */
export const explicitSurface: Rule = (tree) =>
  [...tree].flatMap(([path, text]): Problem[] => {
    if (!/^packages\/[^/]+\/src\/index\.ts$/.test(path)) return [];
    const lines = text.split("\n").length - 1;
    return [
      ...(factsOf(path, text).isExportList
        ? []
        : [{ path, message: "must contain nothing but `export { names } from`" }]),
      ...(lines > MOST_INDEX_LINES ? [{ path, message: `has ${lines} lines, more than ${MOST_INDEX_LINES}` }] : []),
    ];
  });
