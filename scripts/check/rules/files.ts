import { factsOf } from "../sources/source-facts.ts";
import { isGenerated, isSource, type Problem, type Rule } from "../sources/tree.ts";

const MOST_LINES = 300;
const MOST_INDEX_LINES = 80;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const HEADER = /^\/\/ Generated from \S+ by scripts\/generate\/main\.ts\. Do not edit/;

/** A file holds one concern, so it stays short. */
export const shortFiles: Rule = (tree) =>
  [...tree].flatMap(([path, text]) => {
    const lines = text.split("\n").length - 1;
    return isSource(path) && lines > MOST_LINES
      ? [{ path, message: `has ${lines} lines, more than ${MOST_LINES}` }]
      : [];
  });

/** Generated files lie in `src/generated/` and nowhere else, and say what they are. */
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
    // Vitest asks for its configuration as a default export.
    if (!isSource(path) || !/^(packages|scripts)\//.test(path) || path.endsWith("/vitest.config.ts")) return [];
    const facts = factsOf(path, text);
    const found = [
      facts.hasDefaultExport && "a default export",
      facts.hasEnum && "an enum",
      facts.hasNamespace && "a namespace",
    ];
    return found.filter((what) => what !== false).map((what) => ({ path, message: `has ${what}` }));
  });

/** File and folder names are kebab-case; what follows the first dot is the file's kind. */
export const kebabCase: Rule = (tree) =>
  [...tree.keys()].flatMap((path) => {
    if (!/^(packages\/[^/]+\/src|scripts|specs)\//.test(path)) return [];
    const wrong = path.split("/").find((part) => !part.split(".").every((word) => KEBAB.test(word)));
    return wrong === undefined ? [] : [{ path, message: `${wrong} is not kebab-case` }];
  });

/** A package's surface is one explicit list, readable on one screen. */
export const explicitSurface: Rule = (tree) =>
  [...tree].flatMap(([path, text]): Problem[] => {
    if (!/^packages\/[^/]+\/src\/index\.ts$/.test(path)) return [];
    const lines = text.split("\n").length - 1;
    return [
      ...(factsOf(path, text).isExportList ? [] : [{ path, message: "must hold nothing but `export { names } from`" }]),
      ...(lines > MOST_INDEX_LINES ? [{ path, message: `has ${lines} lines, more than ${MOST_INDEX_LINES}` }] : []),
    ];
  });
