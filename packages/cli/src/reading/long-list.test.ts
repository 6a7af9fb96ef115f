import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import { startChild } from "../test-support/child.js";
import { testFolder } from "../test-support/lists.js";

async function heapFor(rows: number): Promise<{ rows: number; most: number; problems: number }> {
  const path = join(testFolder(), "long.csv");
  function* text() {
    yield "Email,Name,Notes\n";
    for (let row = 0; row < rows; row += 1) {
      const notes = row % 10 === 0 ? `"a ""quoted"" note, of row ${row}\nwith a second line"` : `note ${row}`;
      yield `person.${row}@example.com,Person Number ${row},${notes}\n`;
    }
  }
  await pipeline(Readable.from(text()), createWriteStream(path));
  const child = await startChild("read-long-list", [path], ["--expose-gc"]);
  return JSON.parse(await child.line());
}

it("the heap does not grow with the rows: 100,000 need no more than 5,000", async () => {
  const [few, many] = [await heapFor(5000), await heapFor(100_000)];
  expect([few, many]).toMatchObject([
    { rows: 5000, problems: 0 },
    { rows: 100_000, problems: 0 },
  ]);
  // The rows alone would be 20 MB.
  expect(many.most - few.most).toBeLessThan(2_000_000);
});
