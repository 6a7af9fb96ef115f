import { writeFile } from "node:fs/promises";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { exponent, type Series } from "./series.ts";

const LIMIT = 10_000;

/** Draws how costs grow. Both axes are relative: to the smallest size, and to the cost at that size. */
export async function drawChart(file: string, series: readonly Series[]): Promise<void> {
  const label = ({ name, over, points }: Series): string => `${over}: ${name} (${exponent(points).toFixed(2)})`;
  const measured = series.flatMap((one) => {
    const [first] = one.points;
    if (!first) return [];
    return one.points.map(({ size, cost }) => ({
      what: label(one),
      size: size / first.size,
      cost: cost / first.cost,
    }));
  });
  const linear = [1, LIMIT].map((size) => ({ size, cost: size }));
  const x = {
    field: "size",
    type: "quantitative",
    scale: { type: "log" },
    title: "size, relative to the smallest",
  } as const;
  const y = {
    field: "cost",
    type: "quantitative",
    scale: { type: "log" },
    title: "cost, relative to the smallest size",
  } as const;
  const spec: TopLevelSpec = {
    width: 560,
    height: 400,
    background: "white",
    title: "Cost against size. Dashed: proportional growth. In brackets: fitted exponents",
    layer: [
      { data: { values: linear }, mark: { type: "line", strokeDash: [4, 4], color: "gray" }, encoding: { x, y } },
      {
        data: { values: measured },
        mark: { type: "line", point: true },
        encoding: {
          x,
          y,
          color: {
            field: "what",
            type: "nominal",
            title: null,
            scale: { scheme: "tableau20" },
            legend: { labelLimit: 900 },
          },
        },
      },
    ],
  };
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  await writeFile(file, `${await view.toSVG()}\n`);
  view.finalize();
}
