// The browser of the operating system, because no install script downloads Playwright's own.
export default {
  testMatch: "*.spec.js",
  reporter: "line",
  use: { launchOptions: { executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] } },
};
