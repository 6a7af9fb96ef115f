// commander: refuses misspelt options and extra arguments, and suggests the nearest ones.
import { Command, Option } from "commander";
import type { Bump } from "../index.ts";
import { CHECKS, EXAMPLES, EXIT_CODES, INPUTS } from "./help-texts.ts";

/** How a report is written. */
export type Format = "text" | "json" | "markdown" | "github";

/** What the options say. */
export interface Options {
  readonly base?: string;
  readonly format?: Format;
  readonly json?: true;
  readonly failOn?: Exclude<Bump, "none">;
  readonly ignore?: string;
  readonly strictIgnore?: true;
  readonly severity?: readonly string[];
}

/** The command with its arguments and options. */
export function commandWith(version: string): Command {
  return new Command("openapi-semver")
    .description("Tells what callers of an API notice between two OpenAPI documents, and which release that needs.")
    .usage("[options] OLD NEW\n       openapi-semver [options] --base REF FILE...")
    .argument("<documents...>", "OLD and NEW; with --base, one or more files")
    .addOption(
      new Option("--base <ref>", "compare each FILE with what it was at this commit, branch or tag").argParser(once),
    )
    .addOption(
      new Option("--format <name>", "how to print the changes (default: text)").choices([
        "text",
        "json",
        "markdown",
        "github",
      ]),
    )
    .addOption(new Option("--json", "the same as --format json").conflicts("format"))
    .addOption(
      new Option("--fail-on <bump>", "end with 1 if a release of this kind, or a larger one, is needed").choices([
        "major",
        "minor",
        "patch",
      ]),
    )
    .option("--severity <id=bump>", "need another bump for this kind of change; may be repeated", collected)
    .option("--ignore <file>", "lower the changes that this file names, each with its reason")
    .option("--strict-ignore", "refuse an ignore file with entries that lower nothing")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", `\n${[INPUTS, CHECKS, EXIT_CODES, EXAMPLES].join("\n\n")}`)
    .allowExcessArguments(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError("(openapi-semver --help tells more)")
    .exitOverride();
}

function once(value: string, earlier: string | undefined): string {
  if (earlier !== undefined) throw new Error(`--base is given twice: ${earlier} and ${value}`);
  return value;
}

function collected(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
