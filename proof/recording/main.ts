// `pnpm recording`: records an import that is stopped and goes on, and writes docs/import.svg.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { recordTerminal, type Shot } from "./record-terminal.ts";
import { toSvg } from "./to-svg.ts";

const COLUMNS = 80;
const PEOPLE = 500;
const BETWEEN_SHOTS = 250;
const PROMPT = "$ invitations kantata import people.csv --settle-delay 5";

const main = join(packageDir("cli"), "dist/main.js");
const folder = await mkdtemp(join(tmpdir(), "recording-"));
const fake = spawn(process.execPath, [main, "fake", "kantata", "--slow", "300"], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const [url] = (await once(createInterface({ input: fake.stdout }), "line")) as [string];
  const rows = Array.from({ length: PEOPLE }, (_, n) => `p${n + 1}@example.com,Person ${n + 1}\n`);
  await writeFile(join(folder, "people.csv"), `Email,Name\n${rows.join("")}`);
  const command = `sh -c 'cd ${folder} && exec ${process.execPath} ${main} kantata import people.csv --settle-delay 5'`;
  const options = { columns: COLUMNS, env: { KANTATA_BASE_URL: url, KANTATA_TOKEN: "any-token" } };
  const yes = { when: /\[y\/N\]/, type: "y\r" };
  const first = await recordTerminal(command, [yes, { when: /^200\/500/m, type: "\u0003" }], options);
  const second = await recordTerminal(command, [yes], options);
  const shots = joined(thinned(first), thinned(second)).map((shot) => named(shot, url));
  await writeFile(join(root, "docs/import.svg"), toSvg(shots, COLUMNS));
  console.log(`docs/import.svg has ${shots.length} pictures.`);
} finally {
  fake.kill();
  await rm(folder, { recursive: true });
}

/** At most one picture in a quarter of a second, and the last one. */
function thinned(shots: readonly Shot[]): Shot[] {
  return shots.filter(({ at }, index) => {
    const next = shots[index + 1];
    return next === undefined || Math.floor(next.at / BETWEEN_SHOTS) > Math.floor(at / BETWEEN_SHOTS);
  });
}

/** The pictures of two runs on one screen, each with its command line. */
function joined(first: readonly Shot[], second: readonly Shot[]): Shot[] {
  const start = (first.at(-1)?.at ?? 0) + 2_000;
  const above = [PROMPT, ...withoutEnd(first.at(-1)?.lines ?? []), ""];
  return [
    ...first.map(({ at, lines }) => ({ at, lines: [PROMPT, ...lines] })),
    ...second.map(({ at, lines }) => ({ at: start + at, lines: [...above, PROMPT, ...lines] })),
  ];
}

function withoutEnd(lines: readonly string[]): string[] {
  return lines.at(-1) === "" ? lines.slice(0, -1) : [...lines];
}

/** The server has another port each time. */
function named({ at, lines }: Shot, url: string): Shot {
  return { at, lines: lines.map((line) => line.replace(new URL(url).host, "127.0.0.1:4010")) };
}
