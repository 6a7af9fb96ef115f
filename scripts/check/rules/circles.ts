import { type ImportGraph, importGraph } from "../sources/import-graph.ts";
import type { Rule } from "../sources/tree.ts";

/** No file imports itself through others, not even types: every file can be read after the files that it imports. */
export const noCircles: Rule = (tree) => {
  const graph = importGraph(tree);
  return knots(graph).map((knot) => {
    const circle = shortestCircle(graph, new Set(knot));
    const others = knot.length - new Set(circle).size;
    const more = others > 0 ? ` (${others} more files are in circles with these)` : "";
    return { path: circle[0] ?? "", message: `imports itself: ${circle.join(" -> ")}${more}` };
  });
};

/** Tarjan's algorithm: the largest sets of files that all import each other, directly or through others. */
function knots(graph: ImportGraph): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const visit = (file: string): number => {
    const number = order.size;
    let low = number;
    order.set(file, number);
    stack.push(file);
    onStack.add(file);
    for (const target of graph.get(file) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (onStack.has(target)) low = Math.min(low, order.get(target) ?? low);
    }
    if (low === number) {
      const knot = stack.splice(stack.indexOf(file));
      for (const one of knot) onStack.delete(one);
      if (knot.length > 1 || graph.get(file)?.includes(file)) found.push(knot);
    }
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/** The shortest circle through the alphabetically first file of a set of circular imports. */
function shortestCircle(graph: ImportGraph, knot: ReadonlySet<string>): string[] {
  const start = [...knot].sort()[0] ?? "";
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const target of graph.get(way.at(-1) ?? "") ?? []) {
      if (target === start) return [...way, start];
      if (!knot.has(target) || seen.has(target)) continue;
      seen.add(target);
      ways.push([...way, target]);
    }
  }
  throw new Error(`${start} is in no circle`);
}
