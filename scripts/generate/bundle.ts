// @redocly/openapi-core: the bundler of our linter, so that both follow `$ref`s in the same way.
import { BaseResolver, bundle, createConfig, isAbsoluteUrl, lint } from "@redocly/openapi-core";
import type { SpecDocument } from "../lib/project/spec-document.ts";

type Problem = Awaited<ReturnType<typeof lint>>[number];

/** A place in a spec or in a file that it refers to, and what is wrong there. */
export interface FormProblem {
  readonly file: string;
  /** JSON pointer into the file; undefined if the file cannot be read. */
  readonly pointer: string | undefined;
  readonly message: string;
}

/** A spec with everything it refers to in one document, keys in the order they were written. */
export async function bundleSpec(file: string): Promise<SpecDocument> {
  const result = await bundle({ ref: file, config: await createConfig({}), externalRefResolver: new LocalFiles() });
  const errors = result.problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0) throw new Error(`${file}: ${errors.map((problem) => problem.message).join("; ")}`);
  return result.bundle.parsed as SpecDocument;
}

/** What OpenAPI does not allow in a spec and in the files that it refers to, and references that lead nowhere. */
export async function formProblems(file: string): Promise<FormProblem[]> {
  const config = await createConfig({ rules: { struct: "error", "no-unresolved-refs": "error" } });
  const problems: readonly Problem[] = await lint({ ref: file, config, externalRefResolver: new LocalFiles() });
  return problems.map(({ message, location: [first] }) => {
    return { file: first?.source.absoluteRef ?? file, pointer: first?.pointer, message: message.replace(/\s+/g, " ") };
  });
}

/** Reads files only. A reference into the internet would make the result depend on what a server answers today. */
class LocalFiles extends BaseResolver {
  override async loadExternalRef(place: string): ReturnType<BaseResolver["loadExternalRef"]> {
    if (isAbsoluteUrl(place)) throw new Error(`${place} is not read: save it as a file, and refer to the file`);
    return super.loadExternalRef(place);
  }
}
