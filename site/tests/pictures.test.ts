import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/project/workspace.ts";
import { batchLife } from "../pictures/batch-life.ts";
import { barChart, labelled, lineChart } from "../pictures/charts.ts";
import { costs } from "../pictures/costs.ts";
import { growths } from "../pictures/growth.ts";
import { ringsOf, rowsOf } from "../pictures/rings.ts";

const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");
const performance = await read("docs/performance.md");

describe("the picture of a batch", () => {
  const sources = async () => ({
    architecture: await read("ARCHITECTURE.md"),
    states: await read("packages/kantata-ox/src/create-many/batch/batch-states.ts"),
    results: await read("packages/runtime/src/bulk/bulk-types.ts"),
  });

  it("has each state, what leads there, when the run looks, and what follows", async () => {
    const { waiting, direct, events, results } = batchLife(await sources());
    expect(waiting.find(({ state }) => state === "lost")).toEqual({
      state: "lost",
      meaning: "the answer is missing or unclear. The server may still be working on the batch.",
      causes: ["no answer, or an unclear one"],
      looks: "at once, after settleDelay",
      meanwhile: "sends nothing",
      ends: { decided: "settled", resend: "ready", noResend: "ended", noLook: "ended" },
    });
    expect(waiting).toHaveLength(7);
    expect(direct).toContainEqual({ cause: "the answer shows everybody", state: "settled" });
    expect(events.map(({ name }) => name)).toEqual(["decided", "resend", "noResend", "noLook"]);
    expect(results.map(({ name }) => name)).toContain("not-attempted");
  });

  it("cannot be drawn without a new state, a new outcome or a new result", async () => {
    const given = await sources();
    const state = given.states.replace('WaitingState = "unsent"', 'WaitingState = "stuck" | "unsent"');
    expect(() => batchLife({ ...given, states: state })).toThrow(
      "members in the docstring of WaitingState: nothing about stuck",
    );
    const told = state.replace(" * - `unsent`", " * - `stuck`: it hangs.\n * - `unsent`");
    expect(() => batchLife({ ...given, states: told })).toThrow("states in ARCHITECTURE.md: nothing about stuck");
    const event = given.states.replace(' | "noLook";', ";").replace(" * - `noLook`", " * `noLook`");
    expect(() => batchLife({ ...given, states: event })).toThrow(
      "outcomes of looks in ARCHITECTURE.md: noLook, which the code does not have",
    );
    const results = given.results.replace('status: "existing"', 'status: "there"');
    expect(() => batchLife({ ...given, results })).toThrow(
      "members in the docstring of BulkResult: nothing about there",
    );
  });
});

describe("the picture of the rings", () => {
  const section =
    "## The rings\n\n```\nlow/    the ground\nhigh/   what is above\n```\n\nImports point one way: `high` → `low`. A ring may.\n";
  const tree = (more: Readonly<Record<string, string>>) =>
    new Map(
      Object.entries({
        "ARCHITECTURE.md": `# A\n\n${section}`,
        "low/a.ts": "",
        "high/b.ts": 'import "../low/a.ts";',
        ...more,
      }),
    );

  it("counts the imports between rings, without tests", () => {
    expect(ringsOf(tree({ "high/c.test.ts": 'import "../low/a.ts";' })).rings).toEqual([
      { name: "high", what: "what is above", files: 1, imports: { low: 1 } },
      { name: "low", what: "the ground", files: 1, imports: {} },
    ]);
  });

  it("refuses an import that leads outwards, and a ring that is not described", () => {
    expect(() => ringsOf(tree({ "low/a.ts": 'import "../high/b.ts";' }))).toThrow("the ring low imports high");
    const without = tree({ "ARCHITECTURE.md": `# A\n\n${section.replace("low/ ", "deep/")}` });
    expect(() => ringsOf(without)).toThrow("ARCHITECTURE.md does not say what the ring low is");
  });

  it("puts a package above all that it imports", () => {
    const part = (name: string, ...imports: string[]) => ({
      name,
      what: "",
      files: 1,
      imports: Object.fromEntries(imports.map((one) => [one, 1])),
    });
    const rows = rowsOf([part("top", "middle", "ground"), part("middle", "ground"), part("ground"), part("alone")]);
    expect(rows.map((row) => row.map(({ name }) => name))).toEqual([["top"], ["middle"], ["ground", "alone"]]);
  });
});

describe("the charts of docs/performance.md", () => {
  it("have a bar for each client of the tables, from the smallest to the largest", () => {
    const all = costs(performance);
    expect(all.map(({ name }) => name)).toEqual([
      "One call",
      "One import",
      "Bundle",
      "One row of a list",
      "Inviting 10,000 people, server included",
    ]);
    for (const { bars } of all) {
      const values = bars.map(({ value }) => value);
      expect(values).toEqual(values.toSorted((one, other) => one - other));
      expect(bars.some(({ isOurs }) => isOurs)).toBe(true);
      expect(bars.some(({ isOurs }) => !isOurs)).toBe(true);
    }
  });

  it("follow the document, and refuse one whose tables changed their form", () => {
    const own =
      "# P\n\n### `overhead`\n\n```\nOne GET\n\nclient  version    µs\n──────  ─────────  ──\nours    workspace   7\ntheirs  1.0.0       3\n\nratio 2\n```\n";
    expect(() => costs(own)).toThrow("the document has no section ### `import`");
    const rest = ["import", "bundle", "paging", "bulk"].map((name) =>
      own.replace("# P\n", "").replace("overhead", name),
    );
    expect(() => costs([own, ...rest].join(""))).toThrow(
      'the table "One GET" has no column ms: it has client, version, µs',
    );
    const units = ["ms", "kB", "µs/row", "total"];
    const good = rest.map((text, index) => text.replace("µs", units[index] ?? "").replace("──\n", "──────\n"));
    expect(costs([own, ...good].join(""))[0]).toEqual({
      name: "One call",
      unit: "microseconds",
      measured: "One GET",
      bars: [
        { client: "theirs", value: 3, isOurs: false },
        { client: "ours", value: 7, isOurs: true },
      ],
    });
    expect(() => costs([own.replace("workspace", "2.0.0    "), ...good].join(""))).toThrow("has no client of ours");
  });

  it("show how each cost grows", () => {
    const all = growths(performance);
    expect(all.map(({ over }) => over)).toContain("operations in a spec");
    for (const { sizes, series } of all) {
      expect(sizes.length).toBeGreaterThan(2);
      for (const { costs: measured, unit } of series) {
        expect(measured).toHaveLength(sizes.length);
        expect(unit).toMatch(/^[mµ]?s( CPU)?$/);
      }
    }
  });

  it("have the colours of the page, and are one image with a name", async () => {
    const [cost] = costs(performance);
    const [growth] = growths(performance);
    if (!cost || !growth) throw new Error("no chart");
    for (const chart of [await barChart(cost), await lineChart(growth)]) {
      const svg = labelled(chart, "it", "One & all", "a < b");
      expect(svg).toContain('role="img" aria-labelledby="it-title it-words"');
      expect(svg.match(/ role="/g)).toHaveLength(1);
      expect(svg).toContain('<title id="it-title">One &amp; all</title><desc id="it-words">a &lt; b</desc>');
      const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour = ""]) => colour);
      expect(colours.filter((colour) => !/^(none|transparent|var\(--sl-color-[\w-]+\))$/.test(colour))).toEqual([]);
    }
  });
});
