import { importGraph } from "../sources/import-graph.ts";
import { isTest, type Problem, type Rule } from "../sources/tree.ts";

/** The folders of the root. A file imports from its own ring and from those after it. */
const RINGS: readonly string[] = ["release", "proof", "site", "turbo", "scripts", "packages", "specs"];

/** The rooms of the runtime from the ground up. A file imports from its own room and from the rows before it. */
const RUNTIME_ROOMS: readonly (readonly string[])[] = [
  ["platform"],
  ["secrets"],
  ["errors"],
  ["api", "auth", "response"],
  ["request", "hooks"],
  ["paging"],
  ["retry"],
  ["call"],
  ["bulk"],
  ["client", "validate"],
  // The entry points: the files directly in `src/`. Those of `src/node/` import the main one, so that each class exists once.
  [""],
  ["node"],
];

const RUNTIME = "packages/runtime/src/";

/** Shipped code imports no proof, and proof imports no release code. */
export const ringsOneWay: Rule = (tree) =>
  [...importGraph(tree)].flatMap(([path, targets]): Problem[] => {
    const ring = ringOf(path);
    if (path === "vitest.config.ts") return [];
    if (ring < 0) return [{ path, message: `is in none of the folders ${RINGS.join(", ")}` }];
    return targets
      .filter((target) => ringOf(target) >= 0 && ringOf(target) < ring)
      .map((target) => ({
        path,
        message: `imports ${target}, and ${RINGS[ring]} may not import ${target.split("/")[0]}`,
      }));
  });

/** Helpers of tests may import what no package may ship, so only tests import them. */
export const testsApart: Rule = (tree) =>
  [...importGraph(tree)].flatMap(([path, targets]): Problem[] =>
    isTest(path) || ringOf(path) !== RINGS.indexOf("packages")
      ? []
      : targets.filter(isTest).map((target) => ({ path, message: `imports ${target}, which only tests may` })),
  );

/** The runtime can be read from the ground up. Tests may use anything. */
export const runtimeRoomsInOrder: Rule = (tree) =>
  [...importGraph(tree)].flatMap(([path, targets]): Problem[] => {
    if (!path.startsWith(RUNTIME) || isTest(path)) return [];
    const own = roomOf(path);
    const level = levelOf(own);
    if (level < 0) return [{ path, message: `is in the room ${own}, which RUNTIME_ROOMS does not list` }];
    return targets
      .filter((target) => target.startsWith(RUNTIME) && !isTest(target) && roomOf(target) !== own)
      .filter((target) => levelOf(roomOf(target)) >= level)
      .map((target) => ({ path, message: `imports ${target}, which is not in a room below ${own || "src/"}` }));
  });

function ringOf(path: string): number {
  return RINGS.indexOf(path.split("/")[0] ?? "");
}

function roomOf(path: string): string {
  const parts = path.slice(RUNTIME.length).split("/");
  return parts.length > 1 ? (parts[0] ?? "") : "";
}

function levelOf(room: string): number {
  return RUNTIME_ROOMS.findIndex((rooms) => rooms.includes(room));
}
