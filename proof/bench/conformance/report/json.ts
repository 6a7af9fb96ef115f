import { oursIsGood, type Report, scoreOf } from "./report.ts";

/** The report as JSON. */
export function jsonOf(report: Report): string {
  const { node, seconds, peers, rows } = report;
  return JSON.stringify(
    {
      node,
      seconds: Math.round(seconds),
      ok: oursIsGood(report),
      clients: peers.map(({ name, version, setup }, column) => ({
        name,
        version,
        setup,
        good: scoreOf(report, column),
      })),
      rows: rows.map(({ situation, cells }) => ({
        name: situation.name,
        good: situation.good,
        cells: Object.fromEntries(peers.map(({ name }, column) => [name, cells[column]])),
      })),
    },
    undefined,
    2,
  );
}
