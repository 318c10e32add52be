// The built site on a server of its own, and a Chromium that may ask nothing else.
import { createReadStream, existsSync, mkdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const site = path.resolve(top, process.env.SITE || "site");
const fetched = createRequire(path.join(top, "build/node/package.json"));
const { chromium } = fetched("playwright-core");

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
};

/** Serve the built site on a free port of this machine, with the policy that the page is to live with. */
export async function serve() {
  if (!existsSync(path.join(site, "calculator/runtime/start.json"))) {
    throw new Error(`${site} holds no calculator: run make docs first`);
  }
  const server = createServer((request, response) => {
    let file = path.normalize(path.join(site, decodeURIComponent(new URL(request.url, "http://site").pathname)));
    if (file.startsWith(site) && existsSync(file) && statSync(file).isDirectory()) file = path.join(file, "index.html");
    if (!file.startsWith(site) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[path.extname(file)] || "application/octet-stream",
      "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return { origin: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(done)) };
}

/** Start Chromium: the one that CHROMIUM names, or the first that is found. */
export async function browser() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH || "").split(path.delimiter);
  const found = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
  const executablePath = process.env.CHROMIUM || found;
  if (!executablePath) throw new Error("No Chromium was found. Install it, or say where it is: CHROMIUM=/path/to/it");
  const env = { ...process.env, LANGUAGE: "en_GB" }; // its date fields go by this: day, month, year
  return chromium.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu"], env });
}

/**
 * Open the calculator; `asked` collects every request that did not go to the site, and every fault of the page.
 * `meet` holds, by the name of a file, what is done when it is asked for: true says that the request is answered.
 */
export async function open(chrome, origin, { fragment = "", dark = false, now = "", meet = {}, ...options } = {}) {
  const context = await chrome.newContext({
    locale: "en-GB",
    timezoneId: "America/Los_Angeles",
    viewport: { width: 1280, height: 900 },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    acceptDownloads: true,
    ...options,
  });
  const asked = [];
  await context.route("**/*", async (route) => {
    const url = route.request().url();
    const met = meet[new URL(url).pathname.split("/").pop()];
    if (met && (await met(route))) return undefined;
    if (url.startsWith(`${origin}/`) || url.startsWith("data:") || url.startsWith("blob:")) return route.continue();
    asked.push(`asked for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  if (now) await page.clock.setFixedTime(new Date(now));
  page.on("response", (response) => response.ok() || asked.push(`${response.status()}: ${response.url()}`));
  page.on("pageerror", (error) => asked.push(`fault: ${error}`));
  page.on("console", (message) => message.type() === "error" && asked.push(`console: ${message.text()}`));
  const begun = performance.now();
  await page.goto(`${origin}/calculator/index.html${fragment}`);
  return { page, context, asked, begun };
}

/** Keep a picture of the page for people to look at. */
export async function picture(page, name, options = { fullPage: true }) {
  const folder = path.join(top, "build/screenshots");
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => scrollTo(0, 0)); // the head of the page stays where the window is
  await page.screenshot({ path: path.join(folder, `${name}.png`), ...options });
}

/** Return what axe-core finds wrong with the page, in words. */
export async function faults(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.addScriptTag({ path: fetched.resolve("axe-core/axe.min.js") });
  const found = await page.evaluate(() => globalThis.axe.run(document));
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
