import { describe, expect, it } from "vitest";
import type { ReportedChange } from "../report/report.ts";
import { type Report, reportOf, withChanges } from "../report/report.ts";
import { reportGithub } from "./github.ts";
import { reportJson } from "./json.ts";
import { reportMarkdown } from "./markdown.ts";
import { reportText } from "./text.ts";

const place = { file: "a.yaml", line: 3, column: 5, isExact: true, path: "/repo/specs/a.yaml" };
const removed: ReportedChange = {
  id: "response-field-removed",
  bump: "major",
  where: "/a",
  inOld: true,
  operationId: "getA",
  what: "`name` in the response 200 was removed",
  why: "callers who read it find nothing",
  source: place,
};
const added: ReportedChange = { ...removed, id: "response-field-added", bump: "minor", where: "/b" };
const ignored: ReportedChange = {
  ...added,
  bump: "none",
  where: "/c",
  adjusted: { from: "major", by: "ignore", reason: "Never sent." },
};

function report(changes: readonly ReportedChange[], isOfSeveral = false): Report {
  const versions = { file: "a.yaml", old: undefined, new: undefined };
  return reportOf([withChanges({ versions, bump: "none", changes: [] }, changes)], isOfSeveral);
}

const nasty: ReportedChange = {
  ...removed,
  what: "`a|b<script>` & *c* _d_ [e](f) @ada #12 ~~x~~ \\ \u0007\u001b[31m\r\nline in the response was removed",
  operationId: "get|A\n| b |",
  source: { ...place, file: "a|`b`.yaml" },
};

describe("text", () => {
  it("has an entry per shared change, largest first, with operations and place", () => {
    const shared = ["getB", "getC", "getD"].map((operationId) => ({ ...removed, operationId }));
    expect(reportText(report([added, removed, ...shared, ignored]), false)).toBe(
      `major  \`name\` in the response 200 was removed: callers who read it find nothing
       response-field-removed in getA, getB and 2 more
       a.yaml:3:5

minor  \`name\` in the response 200 was removed: callers who read it find nothing
       response-field-added in getA
       a.yaml:3:5

none   \`name\` in the response 200 was removed: callers who read it find nothing
       response-field-added in getA
       none instead of major: Never sent.
       a.yaml:3:5

The version must move by at least: major
`,
    );
  });

  it("says that nothing changed, and for several documents of which one", () => {
    expect(reportText(report([]), false)).toBe("No difference: no new release is needed.\n");
    expect(reportText(report([ignored]), false)).toMatch(/\n\nNo new release is needed\.\n$/);
    expect(reportText(report([], true), false)).toMatch(/^a\.yaml: no difference\n\n/);
    expect(reportText(report([added], true), false)).toMatch(/^a\.yaml: minor\n\nminor {2}/);
  });

  it("has colours only if asked, and passes no control characters on", () => {
    expect(reportText(report([removed]), true)).toContain("\x1b[31mmajor\x1b[0m");
    expect(reportText(report([nasty]), false)).not.toMatch(/[^\P{Cc}\n]/u);
    expect(reportText(report([nasty]), false).split("\n")).toHaveLength(6);
  });
});

describe("JSON", () => {
  it("is { bump, changes } with the place of each change", () => {
    const { source: _, ...fields } = removed;
    const source = { file: "a.yaml", line: 3, column: 5 };
    expect(JSON.parse(reportJson(report([removed])))).toEqual({ bump: "major", changes: [{ ...fields, source }] });
  });

  it("names the document of each change if there may be several", () => {
    expect(JSON.parse(reportJson(report([ignored], true)))).toMatchObject({
      bump: "none",
      changes: [{ document: "a.yaml", adjusted: { from: "major", by: "ignore", reason: "Never sent." } }],
      files: [{ file: "a.yaml", bump: "none" }],
    });
  });
});

describe("Markdown", () => {
  it("is a table with a row per shared change", () => {
    expect(reportMarkdown(report([removed, { ...removed, operationId: "getB" }]))).toBe(
      `| Bump | Change | Operations | Place |
| --- | --- | --- | --- |
| major | <code>name</code> in the response 200 was removed: callers who read it find nothing<br><code>response-field-removed</code> | getA, getB | <code>a.yaml:3</code> |

**The version must move by at least: major**
`,
    );
  });

  it("shows names as they are, in one row", () => {
    const rows = reportMarkdown(report([nasty])).split("\n");
    expect(rows).toHaveLength(6);
    expect(rows[2]).toBe(
      "| major | <code>a&#124;b&#60;script&#62;</code> &#38; &#42;c&#42; &#95;d&#95; &#91;e&#93;(f) @<!-- -->ada #<!-- -->12 &#126;&#126;x&#126;&#126; &#92;  &#91;31m line in the response was removed: callers who read it find nothing<br><code>response-field-removed</code> | get&#124;A &#124; b &#124; | <code>a&#124;&#96;b&#96;.yaml:3</code> |",
    );
  });

  it("fits in a comment, and counts what does not", () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({ ...removed, where: `/a/${at}` }));
    const text = reportMarkdown(report(many));
    const rows = text.match(/^\| major/gm)?.length ?? 0;
    expect(text.length).toBeLessThan(65_536);
    expect(rows).toBeGreaterThan(100);
    expect(text).toContain(`${1000 - rows} further changes have no room here.`);
  });
});

describe("GitHub", () => {
  it("annotates each line, as an error from --fail-on up", () => {
    const text = (failOn?: "major" | "minor") => reportGithub(report([removed, added, ignored]), failOn, "/repo");
    const rest = "`name` in the response 200 was removed: callers who read it find nothing (getA)";
    expect(text()).toBe(`::warning file=specs/a.yaml,line=3,col=5,title=major%3A response-field-removed::${rest}
::notice file=specs/a.yaml,line=3,col=5,title=minor%3A response-field-added::${rest}
The version must move by at least: major
`);
    expect(text("major").match(/^::\w+/gm)).toEqual(["::error", "::notice"]);
    expect(text("minor").match(/^::\w+/gm)).toEqual(["::error", "::error"]);
  });

  it("escapes what would end a property or a command", () => {
    const source = { ...place, path: "/repo/a,b:c%d\n.yaml" };
    const [line = "", ...others] = reportGithub(report([{ ...nasty, source }]), undefined, "/repo").split("\n");
    expect(line).toMatch(/^::warning file=a%2Cb%3Ac%25d%0A\.yaml,line=3,col=5,title=/);
    expect(line).toContain("\u001b[31m%0D%0Aline in the response");
    expect(others).toHaveLength(2);
  });

  it("has no file for a document that is in none", () => {
    const source = { ...place, path: undefined };
    expect(reportGithub(report([{ ...removed, source }]), undefined, "/repo")).toMatch(/^::warning title=major/);
  });
});
