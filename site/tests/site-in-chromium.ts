import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { startChromium } from "../browser/chromium.ts";
import { openTab, type Tab } from "../browser/tab.ts";
import { dist } from "../tool/build-site.ts";
import { type FolderServer, serveFolder } from "../tool/serve-folder.ts";

/** A browser and a plain file server. */
interface SiteInChromium {
  url(path: string): string;
  /** Runs `use` with a tab that shows a page. Tabs are opened once and used again, so these tests may run at once. */
  visit<T>(path: string, options: BrowserContextOptions, use: (tab: Tab) => Promise<T>): Promise<T>;
}

/** A browser and a plain file server over `site/dist`, for the tests of one file. */
export function siteInChromium(): SiteInChromium {
  const free = new Map<string, Tab[]>();
  let browser: Browser;
  let server: FolderServer;
  beforeAll(async () => {
    server = await serveFolder(dist, 0);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const url = (path: string): string => new URL(path, server.url).href;
  return {
    url,
    async visit(path, options, use) {
      const key = JSON.stringify(options);
      const tabs = free.get(key) ?? [];
      free.set(key, tabs);
      const tab = tabs.pop() ?? (await openTab(browser, server.url, options));
      try {
        await tab.go(url(path));
        return await use(tab);
      } finally {
        tabs.push(tab);
      }
    },
  };
}
