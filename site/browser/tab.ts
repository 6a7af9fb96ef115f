import { type Browser, type BrowserContextOptions, errors, type Page, type Response } from "playwright-core";
import { PATIENCE } from "../../scripts/test/patience.ts";

/** A page of the browser that watches what goes wrong in it. */
export interface Tab {
  readonly page: Page;
  /**
   * What went wrong since the last `go`: errors and warnings in the console, requests to other hosts, and answers that failed or
   * have a status from 400 on.
   */
  readonly faults: readonly string[];
  /** Loads a page. One tab for many pages is much faster than a tab for each. */
  go(url: string): Promise<Response | null>;
  /** Waits as `arriving` does, but fails at once if something goes wrong in the page: then it may never arrive. */
  until<T>(arriving: Promise<T>): Promise<T>;
}

// A page may be as slow as the machine. It hangs only if it waits for longer than any machine needs.
const SLOWEST = PATIENCE.testTimeout / 3;
// After a page hung, the run has failed. So the next pages that hang need not be waited for as long.
const AFTER_A_HANG = 30_000;
let hasHung = false;

/** Opens a tab of its own for pages of one server. */
export async function openTab(browser: Browser, server: string, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(hasHung ? AFTER_A_HANG : SLOWEST);
  const page = await context.newPage();
  const faults: string[] = [];
  let failNow = (): void => {};
  const fault = (text: string): void => {
    faults.push(text);
    failNow();
  };
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server) && !/^(data|blob):/.test(url)) fault(`asks another host: ${url}`);
  });
  page.on("websocket", (socket) => fault(`asks another host: ${socket.url()}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(`error: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) fault(`${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // The next page ends what the one before still asks for.
    if (why !== "net::ERR_ABORTED") fault(`${why}: ${request.url()}`);
  });
  return {
    page,
    faults,
    go: async (url) => {
      // What the page before still does must not count for this one.
      await page.goto("about:blank");
      faults.length = 0;
      context.setDefaultTimeout(hasHung ? AFTER_A_HANG : SLOWEST);
      return page.goto(url);
    },
    until: (arriving) =>
      new Promise((resolve, reject) => {
        failNow = () => {
          if (faults.length > 0) reject(new Error(`something went wrong in ${page.url()}: ${faults.join("; ")}`));
        };
        failNow();
        arriving.then(resolve, (error: Error) => {
          hasHung ||= error instanceof errors.TimeoutError;
          reject(error);
        });
      }),
  };
}
