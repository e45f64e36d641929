import { access } from "node:fs/promises";
import chromium from "@sparticuz/chromium";
import { chromium as driver, type Browser, type Page } from "playwright-core";

// The library turns away headless browsers by their name; a merchant's has an ordinary one.
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser from npm (Linux x64) or an installed Chrome; null, said loudly, where there is none. */
export async function launchBrowser(): Promise<Browser | null> {
  const isBundled = process.platform === "linux" && process.arch === "x64";
  const executablePath = isBundled ? await chromium.executablePath() : await findInstalled();
  if (!executablePath) {
    console.error(
      "NO BROWSER: the browser tests are skipped. Install Chrome or Chromium to run them here.",
    );
    return null;
  }
  return driver.launch({
    executablePath,
    headless: true,
    // Not the package's own arguments, made for cloud functions: they switch web security off and run
    // everything in one process, which dies with the first page that closes.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

async function findInstalled(): Promise<string | null> {
  for (const path of installed) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return null;
}

/** A page of an ordinary browser. Anything it logs as an error lands in `errors`. */
export async function openPage(
  browser: Browser,
  viewport = { width: 1280, height: 900 },
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport, userAgent, locale: "en-US" });
  await context.addInitScript(holdPointerUntilHydrated);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return { page, errors };
}

/**
 * The app's pages are drawn by the server first, and a click that comes before their scripts is lost. Here
 * nothing in the app's frame takes the pointer until React answers it, so that a test's click waits as a
 * person's would be repeated. It runs in the browser. A style sheet of its own leaves the document as it is.
 */
function holdPointerUntilHydrated(): void {
  if (window.top === window) return;
  const held = new CSSStyleSheet();
  held.replaceSync("html { pointer-events: none }");
  document.adoptedStyleSheets.push(held);
  // A page that has no scripts (an error of the server) is given up on.
  const until = Date.now() + 30_000;
  const look = () => {
    const isHydrated = Object.keys(document).some((key) => key.startsWith("__reactContainer$"));
    if (!isHydrated && Date.now() < until) return void setTimeout(look, 20);
    // App Bridge has one of its own there.
    const others = document.adoptedStyleSheets.filter((sheet) => sheet !== held);
    document.adoptedStyleSheets = others;
  };
  look();
}
