import { type ParseArgsConfig, parseArgs } from "node:util";

/** The options and words that a tool was started with. If they are wrong, the program ends with the reason and the usage. */
export function optionsOf<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    // pnpm passes its own separator on.
    const args = process.argv.slice(2).filter((arg) => arg !== "--");
    return parseArgs<T>(config.args === undefined ? { ...config, args } : config);
  } catch (error) {
    return endWith(`${(error as Error).message.split(". ")[0]}\nusage: ${usage}`);
  }
}

/** Ends the program because it cannot do what was asked. */
export function endWith(problem: string, code = 2): never {
  console.error(problem);
  process.exit(code);
}
