import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import ts from "typescript";
import { run } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import type { Block } from "./find-blocks.ts";
import type { RunRequest } from "./run-readme-code.ts";

/** A problem of a block. */
export interface BlockProblem {
  /** Document and line, such as `README.md:12`. */
  readonly place: string;
  readonly message: string;
}

/**
 * Compiles blocks against the packages' public types and runs them against mock servers. A block must compile, must not
 * throw, and must send only what a spec allows.
 */
export async function checkBlocks(blocks: readonly Block[]): Promise<BlockProblem[]> {
  // Inside the repository, so that imports by name resolve to the workspace's packages.
  const folder = join(root, ".vitest/readme-blocks", String(process.pid));
  await mkdir(folder, { recursive: true });
  try {
    const modules = new Map<string, Block>();
    for (const block of blocks) {
      // The compiler reports files in the order of their names: padded, that is the order of the lines.
      const path = join(folder, moduleNameOf(block));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, moduleOf(block));
      modules.set(path, block);
    }
    const problems = compile(modules);
    return problems.length > 0 ? problems : await runAll(modules, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A file that other blocks of its document import has its own name, in the folder of the document. */
function moduleNameOf({ file, line, save }: Block): string {
  const document = file.replace(/\W+/g, "-").toLowerCase();
  return save?.endsWith(".ts") ? `${document}/${save}` : `${document}-${String(line).padStart(5, "0")}.ts`;
}

/** The source of a module: line 1 imports the setup, and the block begins on line 2. */
function moduleOf({ code, setup }: Block): string {
  const setups = "../../../proof/readme/setups.ts";
  return `${setup.length > 0 ? `import { ${setup.join(", ")} } from "${setups}";` : ""}\n${code}\nexport {};\n`;
}

function compile(modules: ReadonlyMap<string, Block>): BlockProblem[] {
  const program = ts.createProgram([...modules.keys()], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    skipLibCheck: true,
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const block = file && modules.get(file.fileName);
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (!block) return { place: file?.fileName ?? "README code", message };
    const { line } = file.getLineAndCharacterOfPosition(start);
    return { place: `${block.file}:${block.line + line - 1}`, message };
  });
}

/** Runs the modules in a folder, where they may leave files. */
async function runAll(modules: ReadonlyMap<string, Block>, folder: string): Promise<BlockProblem[]> {
  const requests = [...modules]
    .filter(([, { isRunByCommand }]) => !isRunByCommand)
    .map(([module, { answer }]): RunRequest => ({ module, answer }));
  const runner = join(root, "proof/readme/run-readme-code.ts");
  const { code, text } = await run("node", [runner, JSON.stringify(requests)], { output: "keep", cwd: folder });
  if (code !== 0 || !text.startsWith("{")) return [{ place: "README code", message: `could not be run:\n${text}` }];
  const failures = JSON.parse(text) as Record<string, string>;
  return Object.entries(failures).map(([module, message]) => {
    const block = modules.get(module);
    return { place: block ? `${block.file}:${block.line}` : module, message };
  });
}
