import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { dist } from "../tool/build-site.ts";
import { type FolderServer, serveFolder } from "../tool/serve-folder.ts";

/** A page of the browser, and what went wrong in it since it was opened. */
export interface Watched {
  readonly page: Page;
  /** Errors in the console, requests to other hosts, and answers from 400 on. */
  readonly faults: string[];
}

/** A browser and a plain file server. */
interface SiteInChromium {
  url(path: string): string;
  /** A page of its own. */
  open(options?: BrowserContextOptions): Promise<Watched>;
  /** One page for all calls with these options, which is much faster. Its faults are those since the call. */
  shared(options?: BrowserContextOptions): Promise<Watched>;
}

/** A browser and a plain file server over `site/dist`, for the tests of one file. */
export function siteInChromium(): SiteInChromium {
  const opened = new Map<string, Promise<Watched>>();
  let browser: Browser;
  let server: FolderServer;
  beforeAll(async () => {
    server = await serveFolder(dist, 0);
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"], timeout: 0 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const url = (path: string): string => new URL(path, server.url).href;
  const open = async (options: BrowserContextOptions = {}): Promise<Watched> => {
    const context = await browser.newContext(options);
    // A busy machine may take any time.
    context.setDefaultTimeout(0);
    context.setDefaultNavigationTimeout(0);
    const faults: string[] = [];
    await context.route("**/*", (route) => {
      if (route.request().url().startsWith(server.url)) return route.continue();
      faults.push(`asks another host: ${route.request().url()}`);
      return route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => void faults.push(`error: ${error.message}`));
    page.on("response", (response) => {
      if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
    });
    return { page, faults };
  };
  return {
    url,
    open,
    async shared(options = {}) {
      const key = JSON.stringify(options);
      const watched = opened.get(key) ?? open(options);
      opened.set(key, watched);
      (await watched).faults.length = 0;
      return watched;
    },
  };
}
