import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { siteLink } from "./links.ts";

interface Link {
  readonly url: string;
}

interface Context {
  readonly fileURL: URL | undefined;
  setProperty(node: never, name: "url", value: string): void;
}

/**
 * For Astro's Markdown: guides link to files, as GitHub and `pnpm check` follow them; the built page links to pages.
 *
 * @throws Error for a link to a file that has no page
 */
export const linkPlugin: { readonly name: string; link(node: Link, context: Context): void } = {
  name: "site-links",
  link(node, context) {
    if (context.fileURL === undefined) return;
    const file = relative(root, fileURLToPath(context.fileURL));
    const link = siteLink(file, node.url);
    if (link === undefined) throw new Error(`${file} links to ${node.url}, which is not a page of the site`);
    if (link !== node.url) context.setProperty(node as never, "url", link);
  },
};
