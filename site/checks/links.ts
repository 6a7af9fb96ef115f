import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Everything that a page links to or shows on its own server. */
export function ownLinks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = Array.from(
      document.querySelectorAll("a[href], link[href], script[src], img[src], source[srcset], use[href]"),
      (element) => {
        const target = ["href", "src", "srcset"]
          .map((name) => element.getAttribute(name))
          .find((value) => value !== null);
        return new URL(target?.split(" ")[0] ?? "", document.baseURI);
      },
    );
    return [...new Set(links.filter(({ origin }) => origin === location.origin).map(({ href }) => href))];
  });
}

const idsOfFiles = new Map<string, Promise<ReadonlySet<string> | undefined>>();

/** Those of the links that lead to no file of the folder that is served, or to no place in it. */
export async function deadLinks(folder: string, links: readonly string[]): Promise<string[]> {
  const dead = await Promise.all(
    links.map(async (link) => {
      const { pathname, hash } = new URL(link);
      const file = join(folder, decodeURI(pathname), pathname.endsWith("/") ? "index.html" : "");
      const ids = idsOfFiles.get(file) ?? idsIn(file);
      idsOfFiles.set(file, ids);
      const id = decodeURIComponent(hash.slice(1));
      // Each page has a top.
      const isThere = (await ids)?.has(id) || ((await ids) && (id === "" || id === "_top"));
      return isThere ? [] : [`dead link: ${pathname}${hash}`];
    }),
  );
  return dead.flat();
}

async function idsIn(file: string): Promise<ReadonlySet<string> | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : new Set(Array.from(text.matchAll(/\sid="([^"]*)"/g), ([, id = ""]) => id));
}
