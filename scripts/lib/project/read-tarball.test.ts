import { expect, test } from "vitest";
import { filesOf } from "./read-tarball.ts";

/** An entry as ustar writes it. */
function entry(name: string, text: string, kind = "0"): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write(text.length.toString(8).padStart(11, "0"), 124);
  head.write(kind, 156);
  const content = Buffer.alloc(Math.ceil(text.length / 512) * 512);
  content.write(text);
  return Buffer.concat([head, content]);
}

const tar = (...entries: Buffer[]): Buffer => Buffer.concat([...entries, Buffer.alloc(1024)]);

test("files are named by their path in the package, long names included", () => {
  const long = entry("PaxHeader", "30 path=package/dist/long.js\n", "x");
  const files = filesOf(tar(entry("package/LICENSE", "MIT"), long, entry("package/dist/lo", "a")));
  expect([...files]).toEqual([
    ["LICENSE", "MIT"],
    ["dist/long.js", "a"],
  ]);
});

test("refuses a file that a later entry would replace", () => {
  expect(() => filesOf(tar(entry("package/LICENSE", "MIT"), entry("package/LICENSE", "")))).toThrow(
    "contains LICENSE twice",
  );
});

test("refuses a link, because its target was not read", () => {
  expect(() => filesOf(tar(entry("package/LICENSE", "", "2")))).toThrow("LICENSE is a link");
});
