import { factsOf } from "../sources/source-facts.ts";
import { isSource, isTest, type Rule } from "../sources/tree.ts";

/**
 * No `instanceof` with a class of the language or the platform: zone.js and Bluebird replace `Promise`, and objects from the realms
 * of Jest or node:vm are instances of other classes. Classes that our packages declare are allowed.
 */
export const noInstanceof: Rule = (tree) => {
  const sources = [...tree].filter(([path]) => /^packages\/[^/]+\/src\//.test(path) && isSource(path) && !isTest(path));
  const facts = sources.map(([path, text]) => ({ path, ...factsOf(path, text) }));
  const ours = new Set(facts.flatMap(({ classes }) => classes));
  return facts.flatMap(({ path, instanceOf }) =>
    instanceOf
      .filter((name) => !ours.has(name))
      .map((name) => ({
        path,
        message: `decides by "instanceof ${name}": test for the members that you need, or use kindOf`,
      })),
  );
};
