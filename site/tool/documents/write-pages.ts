import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { firstSentence, oneLine } from "../../src/plain-text.ts";
import { DOCUMENTS, type Document } from "./documents.ts";
import { withSiteLinks } from "./links.ts";

const content = "src/content/docs";

/** Writes a page of the site for each document of the repository that it shows. */
export async function writeDocumentPages(site: string): Promise<void> {
  // A document that is gone has no page.
  for (const folder of ["proof", "proof.md", "packages"])
    await rm(join(site, content, folder), { recursive: true, force: true });
  for (const document of DOCUMENTS) {
    const path = join(site, content, `${document.page}.md`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, documentPage(document, await readFile(join(root, document.file), "utf8")));
  }
}

/**
 * The page of a document: its first heading is the title, and its first sentence the description.
 *
 * @throws Error for a document that does not begin with a heading
 */
export function documentPage({ file, page, label }: Document, text: string): string {
  const [, title, body] = /^# +([^\n]+)\n+([\s\S]*)$/.exec(text) ?? [];
  if (title === undefined || body === undefined) throw new Error(`${file} must begin with "# " and its title`);
  const head = {
    title: plain(title),
    description: firstSentence(plain(firstParagraph(body))),
    ...(label && { sidebar: { label } }),
    editUrl: false,
  };
  const entries = Object.entries(head).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const toRoot = posix.relative(posix.dirname(posix.join("site", content, page)), ".");
  return `---\n${entries.join("\n")}\n---\n\n${withSiteLinks(file, body, toRoot)}`;
}

function firstParagraph(body: string): string {
  return body.split(/\n\n/).find((part) => /^[\w*`"]/.test(part)) ?? "";
}

/** Markdown without its marks. */
function plain(text: string): string {
  return oneLine(text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`]/g, ""));
}
