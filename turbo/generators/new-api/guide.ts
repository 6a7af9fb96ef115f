import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Checkout } from "../../../scripts/lib/process/checkout.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";

/** What a reader of the guide does, in the order of the page. */
export type GuideStep =
  | { readonly save: string; readonly text: string }
  | { readonly command: readonly string[] }
  | { readonly prints: string };

const GUIDE = "site/src/content/docs/guides/add-an-api.md";
// These look at every package, and `pnpm new-api:prove` runs them once, at its end, when all APIs are there.
const AT_THE_END = ["check", "contract", "test"];

/** Reads the steps of a guide: files with `<!-- repository: path -->` before them, commands, and what the last of them prints. */
export function guideSteps(text: string): GuideStep[] {
  const blocks = text.matchAll(/(?:^<!-- (.*?) -->\n)?^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, comment = "", language, code = ""]): GuideStep[] => {
    const save = /^repository: (\S+)$/.exec(comment)?.[1];
    if (save !== undefined) return [{ save, text: code }];
    if (comment === "prints") return [{ prints: code.trim() }];
    if (language !== "sh") throw new Error(`${GUIDE}: nothing runs this block:\n${code}`);
    return code
      .trim()
      .split("\n")
      .map((line) => {
        const [npx, yes, pnpm, ...command] = line.split(" ");
        if (`${npx} ${yes} ${pnpm}` !== "npx --yes pnpm@12") throw new Error(`${GUIDE}: "${line}" is not tried`);
        return { command };
      });
  });
}

/** Does in a copy of this repository what the guide says. @throws Error for the first thing that is not as the guide says */
export async function playGuide(checkout: Checkout): Promise<void> {
  let printed = "";
  for (const step of guideSteps(await readFile(join(root, GUIDE), "utf8"))) {
    if ("save" in step) {
      await mkdir(dirname(join(checkout.folder, step.save)), { recursive: true });
      await checkout.write(step.save, step.text);
    } else if ("prints" in step) {
      if (!printed.includes(step.prints)) throw new Error(`instead of "${step.prints}" it prints:\n${printed}`);
    } else if (!AT_THE_END.includes(step.command[0] ?? "")) {
      printed = await checkout.must("pnpm", step.command);
    }
  }
}
