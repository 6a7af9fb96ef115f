// Charts are drawn by vega, as those of proof/bench are. Colours are variables of the page, so that one SVG is light and dark.
import { parse, View } from "vega";
import { type Config, compile, type TopLevelSpec } from "vega-lite";
import type { Cost } from "./costs.ts";
import type { Growth } from "./growth.ts";

const TEXT = "var(--sl-color-white)";
const OURS = "var(--sl-color-text-accent)";
const OTHERS = "var(--sl-color-gray-3)";
const LINES = ["accent", "orange", "green", "red", "purple"].map((hue) => `var(--sl-color-${hue}-high)`);
const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross"];

const CONFIG: Config = {
  // The page says what the picture is; marks of their own would only repeat the table beside it.
  aria: false,
  background: "transparent",
  // Vega cannot measure text here, and would leave too much room for it.
  autosize: "none",
  font: "inherit",
  view: { stroke: null },
  text: { color: TEXT, fontSize: 13 },
  axis: {
    labelColor: TEXT,
    titleColor: TEXT,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    domainColor: OTHERS,
    tickColor: OTHERS,
    gridColor: "var(--sl-color-gray-5)",
    labelLimit: 0,
  },
  legend: {
    labelColor: TEXT,
    labelFontSize: 12,
    labelLimit: 0,
    symbolSize: 90,
    orient: "bottom",
    columns: 1,
    title: null,
  },
};

/** One bar for each client. */
export async function barChart({ unit, bars }: Cost): Promise<string> {
  const y = { field: "client", type: "nominal", sort: null, title: null } as const;
  const x = { field: "value", type: "quantitative", title: unit } as const;
  return draw({
    width: 330,
    height: bars.length * 24,
    padding: { left: 220, right: 50, top: 4, bottom: 40 },
    data: { values: bars.map((bar) => ({ ...bar, text: String(bar.value) })) },
    encoding: { y, x },
    layer: [
      {
        mark: { type: "bar", height: 15 },
        encoding: { color: { condition: { test: "datum.isOurs", value: OURS }, value: OTHERS } },
      },
      { mark: { type: "text", align: "left", dx: 5 }, encoding: { text: { field: "text" } } },
    ],
  });
}

/** One line for each cost. Both axes are relative to the smallest size; a dashed line is proportional growth. */
export async function lineChart({ over, sizes, series }: Growth): Promise<string> {
  const [first = 1] = sizes;
  const last = (sizes.at(-1) ?? 1) / first;
  const names = series.map(({ name, exponent }) => `${name} (${exponent})`);
  const values = series.flatMap(({ costs }, index) =>
    costs.map((cost, position) => ({
      what: names[index],
      size: (sizes[position] ?? 1) / first,
      cost: cost / (costs[0] ?? 1),
    })),
  );
  const log = { type: "log" } as const;
  const x = {
    field: "size",
    type: "quantitative",
    scale: log,
    title: `${over}, times the fewest`,
    axis: { tickCount: 4, format: "~g" },
  } as const;
  const y = {
    field: "cost",
    type: "quantitative",
    scale: log,
    title: "cost, times the smallest",
    axis: { tickCount: 4, format: "~g" },
  } as const;
  const what = { field: "what", type: "nominal" } as const;
  return draw({
    width: 484,
    height: 210,
    padding: { left: 92, right: 20, top: 8, bottom: 60 + names.length * 19 },
    layer: [
      {
        data: { values: [1, last].map((size) => ({ size, cost: size })) },
        mark: { type: "line", strokeDash: [5, 4], color: OTHERS },
        encoding: { x, y },
      },
      {
        data: { values },
        mark: { type: "line", point: { size: 70, filled: true } },
        encoding: {
          x,
          y,
          color: { ...what, scale: { domain: names, range: LINES.slice(0, names.length) } },
          shape: { ...what, scale: { domain: names, range: SHAPES.slice(0, names.length) } },
        },
      },
    ],
  });
}

async function draw(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile({ ...spec, config: CONFIG }).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

/** The chart as one image, whose parts have no role of their own, with a name and a description, as wide as its place. */
export function labelled(svg: string, id: string, title: string, words: string): string {
  const [text, more] = [title, words].map((one) => one.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const label = `<title id="${id}-title">${text}</title><desc id="${id}-words">${more}</desc>`;
  return svg
    .replace(/ (role|aria-roledescription)="[^"]*"/g, "")
    .replace(/ width="\d+" height="\d+"/, ` role="img" aria-labelledby="${id}-title ${id}-words"`)
    .replace(/<svg [^>]*>/, (start) => `${start}${label}`);
}
