import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/lib/project/workspace.ts";
import { markdownTable } from "../../scripts/lib/text/markdown-table.ts";
import { LISTS, type OptionList } from "./lists.ts";
import { ifGiven, leftOut, type Option, optionsIn } from "./read-options.ts";

/** The options of a list, as the sources declare them now. */
export async function optionsOfList({ file, interfaces, forms = [] }: OptionList): Promise<Option[]> {
  const source = await readFile(join(root, file), "utf8");
  return [...optionsIn(file, source, interfaces), ...optionsIn(file, source, forms).map(ifGiven)];
}

/** The site's page of all options, in Markdown. */
export async function optionsPage(): Promise<string> {
  const parts = await Promise.all(
    LISTS.map(async (list) => {
      const table = markdownTable(["option", "unit", "default", "meaning"], (await optionsOfList(list)).map(cellsOf));
      return `## ${list.title}\n\n${list.intro === undefined ? "" : `${list.intro}\n\n`}${table}\n`;
    }),
  );
  const head = "---\ntitle: Options\ndescription: All options of clients and calls, with units and defaults.\n---\n\n";
  const intro = "Every option of every package. Times are in milliseconds unless the unit says otherwise.";
  return `${head}${intro} A misspelt option is an error that names it.\n\n${parts.join("\n")}`;
}

/** One table of the options of several lists, for a README. */
export async function optionsTable(lists: readonly OptionList[]): Promise<string> {
  const rows = await Promise.all(
    lists.map(async (list) => {
      const takers = await takersOf(list);
      return (await optionsOfList(list)).map((option): string[] => {
        const [name = "", ...rest] = cellsOf(option);
        return [
          name,
          [list.to, ...takers.filter(({ without }) => !without.includes(option.name)).map(({ to }) => to)].join(", "),
          ...rest,
        ];
      });
    }),
  );
  return markdownTable(["option", "given to", "unit", "default", "meaning"], rows.flat());
}

async function takersOf({
  extended = [],
}: OptionList): Promise<{ readonly to: string; readonly without: readonly string[] }[]> {
  return Promise.all(
    extended.map(async ({ file, name, to }) => ({
      to,
      without: leftOut(file, await readFile(join(root, file), "utf8"), name),
    })),
  );
}

function cellsOf({ name, unit, fallback, meaning, values }: Option): string[] {
  const choice = values.length === 0 ? "" : ` One of ${values.map((value) => `\`${value}\``).join(", ")}.`;
  return [`\`${name}\``, unit, fallback, `${meaning}${choice}`];
}
