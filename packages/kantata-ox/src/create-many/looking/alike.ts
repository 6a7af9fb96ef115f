import { groupBy } from "../matching/group-by.js";
import type { Keys } from "../matching/normal-form.js";
import { isOpen, type Pending } from "../pending.js";

/**
 * How many people a watermark names at most, because each batch has one. With more namesakes than this, a person whose batch
 * was refused can stay `unknown`.
 */
const MOST_ALIKE = 2_000;

/**
 * Finds the people whose rows may be taken for rows of a batch: without a result yet, and with the name or the loose address of
 * somebody in the batch. The people of the batch come first. A later run may not get them, if they have results by then.
 *
 * @param all the inputs of the run
 */
export function alikeIn(all: readonly Pending[]): (batch: readonly Pending[]) => Keys[] {
  let groups: ReadonlyMap<string, readonly Pending[]> | undefined;
  return (batch) => {
    groups ??= groupBy(all.filter(isOpen), groupNames);
    const namesakes = [...new Set(batch.flatMap(groupNames))].flatMap((name) => {
      const group = groups?.get(name) ?? [];
      return group.length > 1 ? [{ name, group }] : [];
    });
    const shared = new Set(namesakes.map(({ name }) => name));
    const alike = new Set(batch.filter((one) => groupNames(one).some((name) => shared.has(name))));
    // Small groups first, so that one name that everybody has does not crowd out the others.
    for (const { group } of namesakes.sort((a, b) => a.group.length - b.group.length)) {
      for (const one of group) {
        if (alike.size >= MOST_ALIKE) return [...alike];
        if (isOpen(one)) alike.add(one);
      }
    }
    return [...alike];
  };
}

function groupNames({ loose, name }: Keys): string[] {
  return name === "" ? [`loose ${loose}`] : [`loose ${loose}`, `name ${name}`];
}
