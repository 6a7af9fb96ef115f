import { posix } from "node:path";
import { expect, it } from "vitest";
import { fileBeside } from "./references.ts";

const PARTS = ["a.yaml", "b", "..", ".", "", "c.json"];
const paths = PARTS.flatMap((one) => PARTS.flatMap((two) => PARTS.map((three) => `${one}/${two}/${three}`)));

it("a path relative to a file leads where Node says, without Node", () => {
  for (const from of ["api.yaml", "specs/api.yaml", "../api.yaml", "a/b/c/d.yaml"]) {
    for (const path of paths) {
      const expected = posix.join(posix.dirname(from), path).replace(/^\/|\/$/g, "");
      expect([from, path, fileBeside(from, path) || "."]).toEqual([from, path, expected]);
    }
  }
});
