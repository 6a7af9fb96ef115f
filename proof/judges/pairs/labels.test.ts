import { expect, test } from "vitest";
import { allowedBy, assertedBy, readLabels, revisionOf } from "./oasdiff-labels.ts";

test("each label has a bump, its own name, and a reason unless it is what oasdiff's level says", async () => {
  const { pairs, commit } = await readLabels();
  expect(commit).toMatch(/^[\da-f]{40}$/);
  expect(new Set(pairs.map(({ base }) => base)).size).toBe(pairs.length);
  expect(pairs.length).toBeGreaterThan(100);
  for (const label of pairs) {
    const { base, why, oasdiff } = label;
    expect(revisionOf(base), base).not.toBe(base);
    for (const bump of allowedBy(label)) expect(["none", "patch", "minor", "major"], base).toContain(bump);
    for (const level of Object.values(oasdiff ?? {})) expect(["ERR", "WARN", "INFO"], base).toContain(level);
    const { text } = assertedBy(label);
    const plain = text === "ERR" ? "major" : text === "INFO" || text === "WARN" ? "minor" : "patch";
    const isPlain = text !== "not asserted" && allowedBy(label).join() === plain;
    expect(isPlain || why !== undefined, `${base} needs a reason`).toBe(true);
  }
});
