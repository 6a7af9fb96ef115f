import { fixed } from "../perf/measuring/numbers.ts";
import { printTable } from "../perf/measuring/table.ts";
import { overConcurrency, overPageSizes } from "./calls.ts";
import { drawChart } from "./chart.ts";
import { overPeople, overWaiting } from "./growth/over-callers.ts";
import { overApis } from "./many-apis.ts";
import { overOperations } from "./operations.ts";
import { overProcesses } from "./processes/over-processes.ts";
import { exponent, type Series } from "./series.ts";

/** Measures all series, prints them and draws the chart. */
export async function measureAll(chart: string): Promise<void> {
  const all: Series[] = [];
  for (const measure of [overOperations, overPageSizes, overConcurrency, overWaiting, overPeople, overApis]) {
    const found = await measure();
    all.push(...found);
    const [first] = found;
    printTable(
      `Against ${first?.over}`,
      ["cost", "", ...(first?.points ?? []).map(({ size }) => String(size)), "exponent"],
      found.map(({ name, unit, points }) => [
        name,
        unit,
        ...points.map(({ cost }) => fixed(cost, cost < 10 ? 2 : 0)),
        fixed(exponent(points)),
      ]),
    );
  }
  await overProcesses().catch((error: Error) => console.error(`Not measured: many processes. ${error.message}`));
  await drawChart(chart, all);
  console.log(`\n${chart} was drawn.`);
}
