/**
 * A page on which each id is there once: a repeated one gets a number, and so do the links after it. starlight-openapi gives
 * the headers of each answer the same id.
 */
export function withUniqueIds(text: string): string {
  const taken = new Set(Array.from(text.matchAll(/\sid="([^"]*)"/g), ([, id = ""]) => id));
  const seen = new Set<string>();
  const latest = new Map<string, string>();
  return text.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag
      .replace(/(\sid=")([^"]*)"/, (_, start: string, id: string) => {
        let unique = id;
        for (let number = 2; seen.has(unique) || (unique !== id && taken.has(unique)); number += 1)
          unique = `${id}-${number}`;
        seen.add(unique);
        if (unique !== id) latest.set(id, unique);
        return `${start}${unique}"`;
      })
      .replace(/(\shref="#)([^"]*)"/, (_, start: string, id: string) => `${start}${latest.get(id) ?? id}"`),
  );
}
