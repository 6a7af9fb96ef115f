// @redocly/openapi-core: the bundler of our linter, so that both follow `$ref`s in the same way.
import { bundle, createConfig } from "@redocly/openapi-core";
import type { SpecDocument } from "../lib/project/spec-document.ts";

/** A spec with everything it refers to in one document, keys in the order they were written. */
export async function bundleSpec(file: string): Promise<SpecDocument> {
  const result = await bundle({ ref: file, config: await createConfig({}) });
  const errors = result.problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0) throw new Error(`${file}: ${errors.map((problem) => problem.message).join("; ")}`);
  return result.bundle.parsed as SpecDocument;
}
