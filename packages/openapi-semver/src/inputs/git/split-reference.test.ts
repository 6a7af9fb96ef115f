import { expect, it } from "vitest";
import { splitReference } from "./split-reference.ts";

it.for([
  ["origin/main:specs/x.yaml", "origin/main", "specs/x.yaml"],
  ["v1.0.0:./x.yaml", "v1.0.0", "./x.yaml"],
  ["HEAD~2:a:b.yaml", "HEAD~2", "a:b.yaml"],
  ["HEAD@{2026-01-02 10:00:00}:x.yaml", "HEAD@{2026-01-02 10:00:00}", "x.yaml"],
  ["HEAD^{/fix: it}:x.yaml", "HEAD^{/fix: it}", "x.yaml"],
  ["main:", "main", ""],
  ["a:x.yaml", "a", "x.yaml"],
  ["-o:x.yaml", "-o", "x.yaml"],
] as const)("%s is a file in a commit", ([text, ref, path]) => {
  expect(splitReference(text)).toEqual({ ref, path });
});

it.for(["C:\\specs\\x.yaml", "c:/specs/x.yaml", "specs/x.yaml", "https://example.com/x.yaml", ":x.yaml", "-", ""])(
  "%s is none",
  (text) => {
    expect(splitReference(text)).toBeUndefined();
  },
);
