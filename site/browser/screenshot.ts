import { join } from "node:path";
import { root } from "../../scripts/lib/project/workspace.ts";
import { dist } from "../tool/build-site.ts";
import { serveFolder } from "../tool/serve-folder.ts";
import { startChromium } from "./chromium.ts";
import { openTab } from "./tab.ts";

const PICTURE = "docs/try-it.png";
const PAGE = "kantata-ox/operations/createaccountinvitation/";

/** Takes the picture of a form whose answer was lost, and returns its path in the repository. */
export async function takeScreenshot(): Promise<string> {
  const server = await serveFolder(dist, 0);
  const browser = await startChromium();
  try {
    const { page, until } = await openTab(browser, server.url, {
      colorScheme: "light",
      viewport: { width: 1280, height: 900 },
    });
    await page.goto(new URL(PAGE, server.url).href);
    await page.getByLabel("Trouble").selectOption("the answer is lost");
    await until(page.getByRole("button", { name: "Send" }).click());
    await until(page.getByRole("status").filter({ hasText: "outcome unknown" }).waitFor());
    // From the buttons down to the mails.
    await page.evaluate(() => document.querySelector("[data-trouble]")?.closest(".field")?.scrollIntoView());
    await page.evaluate(() => scrollBy(0, -90));
    await page.screenshot({ path: join(root, PICTURE) });
  } finally {
    await browser.close();
    await server.close();
  }
  return PICTURE;
}
