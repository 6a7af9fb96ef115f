import { join } from "node:path";
import ts from "typescript";
import { root } from "../../../../scripts/lib/project/workspace.ts";

/** What TypeScript says about files that do not exist, as if they were in the repository. By path from the root. */
export function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  const texts = new Map([...files].map(([path, text]) => [join(root, path), text]));
  const compiler = { ...options, noEmit: true, skipLibCheck: true };
  const host = ts.createCompilerHost(compiler);
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.directoryExists = (folder) =>
    [...texts.keys()].some((file) => file.startsWith(`${folder}/`)) || (directoryExists?.(folder) ?? true);
  host.getSourceFile = (file, target) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...texts.keys()], compiler, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName.slice(root.length + 1) ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
