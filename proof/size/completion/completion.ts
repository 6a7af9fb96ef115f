import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../../scripts/lib/project/workspace.ts";

/** What an editor offers at one place, and how long the first and the second request took. */
export interface Completion {
  readonly names: readonly string[];
  /** Milliseconds of the first request, which reads and checks everything. */
  readonly cold: number;
  /** Milliseconds of the second request, after an edit elsewhere in the file. */
  readonly warm: number;
}

/** Asks TypeScript's language service for completions between `before` and `after`, the text of a file in `folder`. */
export function completionsAt(folder: string, before: string, after: string): Completion {
  const file = join(folder, "usage.ts");
  let head = before;
  let version = 0;
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : "0"),
    getScriptSnapshot(name) {
      if (name === file) return ts.ScriptSnapshot.fromString(head + after);
      return ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, "utf8")) : undefined;
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => ({
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    }),
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => (name === file ? head + after : ts.sys.readFile(name)),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    readDirectory: ts.sys.readDirectory,
  };
  const service = ts.createLanguageService(host);
  const ask = (): { names: string[]; took: number } => {
    const startedAt = performance.now();
    const found = service.getCompletionsAtPosition(file, head.length, {});
    return { names: (found?.entries ?? []).map(({ name }) => name), took: performance.now() - startedAt };
  };
  const first = ask();
  head = `// a\n${before}`;
  version += 1;
  const second = ask();
  service.dispose();
  return { names: first.names, cold: first.took, warm: second.took };
}
