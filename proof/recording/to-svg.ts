import type { Shot } from "./record-terminal.ts";

const LETTER = 8.4;
const LINE = 18;
const MARGIN = 14;
/** How long the last picture stays, in milliseconds. */
const REST = 4_000;

/** Pictures of a terminal as one SVG that plays them in a circle. Where animations are off, it shows the last one. */
export function toSvg(shots: readonly Shot[], columns: number): string {
  const total = (shots.at(-1)?.at ?? 0) + REST;
  const rows = Math.max(...shots.map(({ lines }) => lines.length));
  const width = Math.ceil(columns * LETTER + 2 * MARGIN);
  const height = rows * LINE + 2 * MARGIN;
  const pictures = shots.map(({ at, lines }, index) => {
    const isLast = index === shots.length - 1;
    const end = isLast ? total : (shots[index + 1]?.at ?? total);
    // The first picture is there from the start.
    const [from, to] = [index === 0 ? 0 : at, end].map((time) => ((100 * time) / total).toFixed(2));
    const show = `@keyframes k${index}{0%{opacity:0}${from}%{opacity:1}${to}%{opacity:${isLast ? 1 : 0}}100%{opacity:${isLast ? 1 : 0}}}`;
    const style = `animation:k${index} ${(total / 1000).toFixed(2)}s step-end infinite;opacity:${isLast ? 1 : 0}`;
    return { show, group: `<g style="${style}">${lines.map(textOf).join("")}</g>` };
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    "<title>An import that is stopped, and goes on</title>",
    `<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d0d7de;white-space:pre}@media(prefers-reduced-motion:reduce){g{animation:none!important}}${pictures.map(({ show }) => show).join("")}</style>`,
    `<rect width="${width}" height="${height}" rx="6" fill="#0d1117"/>`,
    ...pictures.map(({ group }) => group),
    "</svg>",
    "",
  ].join("\n");
}

function textOf(line: string, row: number): string {
  if (line === "") return "";
  const text = line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${MARGIN}" y="${MARGIN + 13 + row * LINE}">${text}</text>`;
}
