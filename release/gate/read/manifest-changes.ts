import type { Bump, Change } from "@invitation-clients/openapi-semver";
import type { Facts, Target } from "./snapshot.ts";

/** The changes of a package.json that callers notice. */
export function manifestChanges(old: Facts, now: Facts): Change[] {
  const changes: Change[] = [];
  const add = (bump: Bump, where: string, what: string, why: string): void => {
    changes.push({ bump, where: `package.json#/${where}`, operationId: null, what, why });
  };
  for (const subPath of union(old.exports, now.exports)) {
    const where = `exports/${subPath.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const [before, after] = [old.exports[subPath], now.exports[subPath]];
    if (after === undefined) add("major", where, `The export \`${subPath}\` was removed.`, "Imports of it fail.");
    else if (before === undefined) add("minor", where, `The export \`${subPath}\` is new.`, "Nothing used it yet.");
    else for (const [what, why] of lost(subPath, before, after)) add("major", where, what, why);
  }
  if (old.node !== now.node) {
    const bump = engineBump(old.node, now.node);
    const why =
      bump === "major"
        ? "Callers on a Node that is no longer supported cannot update."
        : "It runs on more versions than before.";
    add(bump, "engines/node", `The supported Node was ${old.node ?? "any"} and is ${now.node ?? "any"}.`, why);
  }
  if (old.type !== now.type) {
    const what = `\`type\` was ${old.type ?? "not set"} and is ${now.type ?? "not set"}.`;
    add("major", "type", what, "Node and bundlers load its files in another way.");
  }
  for (const field of union(old.others, now.others)) {
    const [before, after] = [old.others[field], now.others[field]];
    const what = `\`${field}\` was ${before ?? "not set"} and is ${after ?? "not set"}.`;
    if (before !== after)
      add(
        "major",
        field,
        what,
        "What this field means to callers is not known, so any change of it counts as breaking.",
      );
  }
  dependencyChanges("dependencies", "patch", "It is installed with the package.");
  dependencyChanges("peerDependencies", "major", "Callers install it themselves.");
  return changes;

  function dependencyChanges(list: "dependencies" | "peerDependencies", bump: Bump, why: string): void {
    for (const name of union(old[list], now[list])) {
      const [before, after] = [old[list][name], now[list][name]];
      if (before === after) continue;
      const what =
        after === undefined
          ? `It no longer depends on ${name}.`
          : `It depends on ${name} ${after}${before === undefined ? "" : `, no longer on ${before}`}.`;
      add(bump, `${list}/${name.replace("/", "~1")}`, what, why);
    }
  }
}

/** The conditions and documents that an export lost. */
function lost(subPath: string, before: Target, after: Target): [what: string, why: string][] {
  const [old, now] = [conditions(before), conditions(after)];
  const found = Object.keys(old)
    .filter((condition) => !(condition in now) && !("default" in now && condition !== "types"))
    .map((condition): [string, string] => [
      `The export \`${subPath}\` no longer has the condition "${condition}".`,
      "Resolving it by that condition fails.",
    ]);
  // Code may move to another file. A document may not, because callers would read a different one.
  const data = (target: string | undefined): boolean => target?.endsWith(".json") ?? false;
  if (data(old.default) && old.default !== now.default) {
    found.push([
      `The export \`${subPath}\` leads to ${now.default ?? "nothing"}, no longer to ${old.default}.`,
      "Callers would read a different document under the same name.",
    ]);
  }
  return found;
}

function conditions(target: Target): Readonly<Record<string, string>> {
  return typeof target === "string" ? { default: target } : target;
}

/** Only ranges of the form `>=x` are understood; any other difference is major. */
function engineBump(before: string | undefined, after: string | undefined): Bump {
  if (after === undefined) return "minor";
  const [old, now] = [least(before), least(after)];
  if (old === undefined || now === undefined) return "major";
  for (const [index, part] of now.entries()) {
    if (part !== old[index]) return part > (old[index] ?? 0) ? "major" : "minor";
  }
  return "patch";
}

function least(range: string | undefined): number[] | undefined {
  const numbers = /^>=\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(range?.trim() ?? "")?.slice(1);
  return numbers?.map((text) => Number(text ?? 0));
}

function union(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
}
