import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../lib/test-support/temp-folder.ts";
import { reachableDeclarations, withJsImports } from "./declarations.ts";

it("reaches what an entry point imports, exports or names in a type, and nothing else", async () => {
  const dist = tempFolder(onTestFinished);
  await putFile(dist, "index.d.ts", 'export { a } from "./a.js";\nexport type B = import("./rooms/b.js").B;\n');
  await putFile(dist, "a.d.ts", 'import "./index.js";\nimport type { X } from "a-package";\n');
  await putFile(dist, "rooms/b.d.ts", 'export * from "../c.ts";\n');
  await putFile(dist, "c.d.ts", "export {};\n");
  await putFile(dist, "left-over.d.ts", 'export { a } from "./a.js";\n');
  const reached = await reachableDeclarations([join(dist, "index.d.ts")]);
  expect([...reached].sort()).toEqual(
    ["a.d.ts", "c.d.ts", "index.d.ts", "rooms/b.d.ts"].map((file) => join(dist, file)),
  );
});

it("imports of sources become imports of what is built, and nothing else changes", () => {
  const text =
    'import type { A } from "./a.ts";\nexport type B = import("../b.ts").B | "./c.ts";\nexport { d } from "d/e.ts";\n';
  expect(withJsImports(text)).toBe(
    'import type { A } from "./a.js";\nexport type B = import("../b.js").B | "./c.ts";\nexport { d } from "d/e.ts";\n',
  );
});
