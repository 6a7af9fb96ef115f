import { expect, it } from "vitest";
import { judged } from "../test-cases.ts";
import { apiChanges, withNotes } from "./changelog.ts";

it("lists changes by operation, breaking first, each with its reason, and with code if a name changed", () => {
  const changes = [
    judged("major", { what: "`a` is now `b`", before: "thing.a", after: "thing.b" }),
    judged("minor", { operationId: null, judge: "types" }),
    judged("patch"),
  ];
  expect(apiChanges(changes, "1.0.0")).toBe(`### API changes since 1.0.0

\`getThing\`:

- **Breaking**: \`a\` is now \`b\`. Callers notice.

  \`\`\`ts
  // before
  thing.a
  // after
  thing.b
  \`\`\`

The package as a whole:

- Something minor changed. Callers notice.

\`getThing\`:

- Something patch changed. Callers notice.`);
});

it("all breaking changes come first, even if that names an operation twice", () => {
  const changes = [judged("major"), judged("major", { operationId: "other", where: "/other" }), judged("minor")];
  const bumps = apiChanges(changes, "1.0.0")?.match(/Something (major|minor)/g);
  expect(bumps).toEqual(["Something major", "Something major", "Something minor"]);
});

it("names a correction once, with its reason and who approved it", () => {
  const correction = {
    id: "operation-text-changed",
    where: "/patch",
    bump: "patch",
    reason: "Never sent",
    approvedBy: "Ada",
    version: "1.0.0",
  } as const;
  const changes = [
    judged("patch", { correction }),
    judged("patch", { judge: "types", what: "Of the types.", correction }),
  ];
  const text = apiChanges(changes, "1.0.0");
  expect(text).toContain("  Correction of the spec: Never sent. Approved by Ada.");
  expect(text).not.toContain("Of the types.");
});

it("says once what spec and types say about an operation, and what operations share", () => {
  const changes = [judged("minor"), judged("minor", { judge: "types" }), judged("minor", { operationId: "other" })];
  expect(apiChanges(changes, "1.0.0")).toBe(
    "### API changes since 1.0.0\n\n`getThing`, `other`:\n\n- Something minor changed. Callers notice.",
  );
});

it("leaves out changed code, which its changeset describes", () => {
  expect(apiChanges([judged("patch", { judge: "code" })], "1.0.0")).toBeUndefined();
  expect(apiChanges([], "1.0.0")).toBeUndefined();
});

const changelog = "# @x/api\n\n## 1.1.0\n\n### Minor Changes\n\n- More.\n\n## 1.0.0\n\n### Major Changes\n\n- First.\n";
const section = (text: string) => `\n\n<!-- api-changes:start -->\n${text}\n<!-- api-changes:end -->\n`;

it("adds a section at the end of the version's part", () => {
  expect(withNotes(changelog, "1.1.0", "new")).toBe(changelog.replace("- More.\n", `- More.${section("new")}`));
});

it("adds a section to the only version", () => {
  expect(withNotes("# @x/api\n\n## 1.1.0\n\n- More.\n", "1.1.0", "new")).toBe(
    `# @x/api\n\n## 1.1.0\n\n- More.${section("new")}`,
  );
});

it("a second run changes nothing, and one with other changes replaces the section", () => {
  const once = withNotes(changelog, "1.1.0", "new");
  expect(withNotes(once, "1.1.0", "new")).toBe(once);
  expect(withNotes(once, "1.1.0", "newer")).toBe(withNotes(changelog, "1.1.0", "newer"));
  expect(withNotes(once, "1.1.0", undefined)).toBe(changelog);
});

it("keeps the sections of earlier versions", () => {
  const old = withNotes(changelog, "1.0.0", "old");
  expect(withNotes(old, "1.1.0", "new")).toContain(section("old"));
});

it("does not repeat the list of a changeset about the same changes", () => {
  const listed = "## 1.1.0\n\n### Minor Changes\n\n- abc: What changed for callers:\n\n  - `a`: B.\n  - By hand.\n";
  const noted = withNotes(listed, "1.1.0", "new", ["`a`: B."]);
  expect(noted).toContain("- abc: What changed for callers is listed under “API changes”.\n\n  - By hand.\n");
  expect(noted).not.toContain("`a`: B.");
  expect(withNotes(noted, "1.1.0", "new", ["`a`: B."])).toBe(noted);
  expect(withNotes(listed, "1.1.0", undefined, ["`a`: B."])).toContain("`a`: B.");
});

it("reads a changelog with Windows line endings", () => {
  expect(withNotes(changelog.replaceAll("\n", "\r\n"), "1.1.0", "new")).toBe(withNotes(changelog, "1.1.0", "new"));
});

it("a changelog without the version is an error", () => {
  expect(() => withNotes(changelog, "1.2.0", "new")).toThrow("the changelog has no heading for 1.2.0");
});
