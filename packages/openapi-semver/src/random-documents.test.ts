// Random documents, whose differences are known because the tests made them. `FUZZ_RUNS` and `FUZZ_SEED` make longer and other runs.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueAt } from "./document/references.ts";
import { diffDocuments, largest, SPEC_CHANGES, type SpecChange } from "./index.ts";
import { parse } from "./reading/parse.ts";
import { BREAKS, oddities, withOddity, written } from "./test-support/broken-texts.ts";
import { EDITS, type Edit, reachedSchemas } from "./test-support/edits.ts";
import { documents } from "./test-support/random-documents.ts";
import type { Part } from "./test-support/random-schemas.ts";
import { type Choose, REWRITES } from "./test-support/rewrites.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 60);
const seed = Number(process.env.FUZZ_SEED ?? 20261130);
const numbers = fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 });

/** The changes between two documents, without references that lead back to themselves: random ones often do. */
function changesOf(before: unknown, after: unknown): SpecChange[] {
  const { changes } = diffDocuments({ name: "OLD", content: before }, { name: "NEW", content: after });
  return changes.filter(({ id, what }) => !(id === "reference-unresolved" && what.endsWith("leads back to itself")));
}

/** Fails for the first random input that the property does not accept, with the seed that finds it again. */
function always<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, runs = numRuns): void {
  // Without a bias towards small values, which would make most documents alike.
  fc.assert(fc.property(fc.noBias(arbitrary), property), { numRuns: runs, seed });
}

function choosing(from: readonly number[]): Choose {
  let at = 0;
  return (values) => values[(from[at++ % from.length] as number) % values.length];
}

describe("random documents", () => {
  it("are like their copies", () => {
    always(documents, (document) => {
      expect(changesOf(document, structuredClone(document))).toEqual([]);
    });
  });

  it("differ from each other in changes that have a known id, a reason, and a place in one of them", () => {
    always(fc.tuple(documents, documents), ([one, other]) => {
      for (const { id, where, what, why, detail } of changesOf(one, other)) {
        expect(Object.keys(SPEC_CHANGES)).toContain(id);
        expect(what && why).toBeTruthy();
        expect(`${what} ${why} ${detail}`).not.toMatch(/undefined (is|was)|\[object|NaN|\$unresolved/);
        const isThere = [one, other].some((document) => valueAt(document, where) !== undefined);
        expect(isThere, `${id} at ${where}`).toBe(true);
      }
    });
  });
});

describe("a document that is written differently and means the same", () => {
  const titles = Object.keys(REWRITES);

  it("has changes of text at most, in both directions", () => {
    const done = new Set<string>();
    always(fc.tuple(documents, fc.constantFrom(...titles), numbers), ([document, title, from]) => {
      const other = structuredClone(document);
      if (!REWRITES[title]?.(other, choosing(from))) return;
      done.add(title);
      const texts = [changesOf(document, other), changesOf(other, document)].flat();
      expect(
        texts.filter(({ id }) => id !== "document-text-changed"),
        title,
      ).toEqual([]);
    });
    expect(done.size).toBeGreaterThan(titles.length / 2);
  });

  it("is the same as YAML and as JSON", () => {
    always(
      documents,
      (document) => {
        const [yaml, json] = [false, true].map((isJson) => parse(Buffer.from(written(document, isJson)), "FILE").value);
        expect(changesOf(yaml, json)).toEqual([]);
      },
      Math.ceil(numRuns / 4),
    );
  });
});

describe("an edit with a certain effect", () => {
  /** The edits that were judged otherwise than expected, and how many were judged. */
  function judged(edits: readonly Edit[], runs: number): { readonly wrong: string[]; readonly count: number } {
    const wrong: string[] = [];
    let count = 0;
    always(
      fc.tuple(documents, fc.constantFrom(...edits), numbers),
      ([document, edit, from]) => {
        const other = structuredClone(document);
        const place = choosing(from)(
          reachedSchemas(other).filter(({ holder, key, isCertain }) => isCertain && edit.apply(holder[key] as Part)),
        );
        if (place === undefined) return;
        place.holder[place.key] = edit.apply(place.holder[place.key] as Part);
        count += 1;
        const expected = largest([...place.directions].map((direction) => edit[direction]));
        const bump = largest(changesOf(document, other).map((change) => change.bump));
        if (bump !== expected) {
          const way = [...place.directions].join(" and ");
          wrong.push(
            `${edit.title} at ${place.at} (${way}): ${bump} instead of ${expected} in ${JSON.stringify(document)}`,
          );
        }
      },
      runs,
    );
    return { wrong, count };
  }

  it("requires exactly the bump of its direction", () => {
    const { wrong, count } = judged(EDITS, numRuns * 2);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(numRuns / 2);
  });

  it("would be told from one whose directions are the wrong way round", () => {
    const turned = EDITS.map((edit) => ({ ...edit, send: edit.receive, receive: edit.send }));
    expect(judged(turned, 60).wrong.length).toBeGreaterThan(0);
  });
});

describe("a broken document", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  /** What the judge says; a fault of its own fails the test. */
  function told(read: () => unknown, good: Part): "refused" | "judged" {
    try {
      changesOf(good, read());
      return "judged";
    } catch (error) {
      const { name, message, stack } = error as Error;
      expect(name, stack).toBe("Error");
      expect(message).toMatch(/^(FILE|NEW)(, line \d+, column \d+: | is | cannot be compared: at )/);
      return "refused";
    }
  }

  it("is refused with its name and line, or still means something", () => {
    const cases = fc.tuple(
      documents,
      fc.constantFrom(...Object.keys(BREAKS)),
      fc.double({ min: 0, max: 0.999 }),
      fc.boolean(),
    );
    const seen = new Set<string>();
    always(cases, ([document, title, at, isJson]) => {
      const text = BREAKS[title]?.(written(document, isJson), at) ?? "";
      seen.add(told(() => parse(bytes(text), "FILE").value, document));
    });
    expect(seen.size).toBe(2);
  });

  it("with a value of another kind anywhere is refused with its name and place, or the difference is told", () => {
    always(fc.tuple(documents, fc.nat(1_000_000), oddities), ([document, pick, oddity]) => {
      const { copy, at } = withOddity(document, pick, oddity);
      if (told(() => copy, document) === "refused" || JSON.stringify(copy) === JSON.stringify(document)) return;
      const { bump } = diffDocuments({ name: "OLD", content: document }, { name: "NEW", content: copy });
      expect(bump, `${at}: ${JSON.stringify(oddity)}`).not.toBe("none");
    });
  });
});
