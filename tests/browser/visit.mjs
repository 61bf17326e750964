// Opens pages in Chromium and tells as JSON what happened there: errors, requests, what axe-core objects to, where the
// links go. The tests in Python say what should have happened.
//
//     node visit.mjs PACKAGES CHROMIUM < jobs.json > results.json
//
// A job is {"url": ..., "steps": ["links", "axe", ...], "pictures": {"light": "light.png", ...}}.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [packages, chromium] = process.argv.slice(2);
const load = createRequire(join(packages, "node_modules", "x.js"));
const { chromium: driver } = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");

const LOOKS = {
  light: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  laptop: { viewport: { width: 1100, height: 800 }, colorScheme: "light" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", deviceScaleFactor: 2 },
  print: { viewport: { width: 800, height: 1100 }, colorScheme: "light" },
};

const STEPS = {
  async axe(page) {
    // evaluated by the debugger, which the page's policy does not bind; the page itself may run nothing
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    return violations.map(({ id, impact, help, nodes }) => ({
      id, impact, help, where: nodes.slice(0, 5).map((node) => `${node.target} ${node.html.slice(0, 200)} ${node.failureSummary}`),
    }));
  },

  // what stands on the page as text, and what could run or load something
  async text(page) {
    return page.evaluate(() => ({
      title: document.title,
      article: document.querySelector("#article").textContent,
      words: document.body.textContent,
      tags: [...new Set([...document.querySelectorAll("*")].map((node) => node.localName))].sort(),
      attributes: [...new Set([...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames()))].sort(),
      scripted: "hostile" in window,
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }));
  },

  // every link to a place on the page arrives there
  async links(page) {
    return page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
      const broken = [...document.querySelectorAll("a[href^='#']")]
        .map((node) => node.getAttribute("href").slice(1))
        .filter((id) => !document.getElementById(id));
      return { broken, twice: ids.filter((id, at) => ids.indexOf(id) !== at), count: ids.length };
    });
  },

  // a click on each statement shows its words, and a click on the badge there shows the statement
  async clicks(page) {
    const trips = [];
    const seen = (selector) =>
      page.locator(selector).first().evaluate((node) => {
        const box = (node.getClientRects()[0] ?? node.getBoundingClientRect());
        return box.top >= 0 && box.top < innerHeight && node.matches(":target");
      });
    for (const entry of await page.locator("#said .entry").all()) {
      const id = await entry.getAttribute("id");
      await page.locator(`[id="${id}"] .quotation a`).click();
      await page.waitForTimeout(20);
      const there = await seen(`[id="words-${id}"]`);
      const lit = await page.locator(`[id="words-${id}"]`).evaluate((node) => getComputedStyle(node).backgroundColor);
      await page.locator(`.badge[href="#${id}"]`).click();
      trips.push({ id, there, lit, back: await seen(`[id="${id}"]`) });
    }
    return trips;
  },

  // the labels of the pictures: none covers another or sticks out, and how high the letters are on the screen
  async labels(page) {
    return page.evaluate(() => {
      const result = { count: 0, covering: [], outside: [], smallest: Infinity };
      for (const picture of document.querySelectorAll(".picture svg")) {
        const frame = picture.getBoundingClientRect();
        const labels = [...picture.querySelectorAll("text:not(.sign-text)")];
        const boxes = labels.map((node) => node.getBoundingClientRect());
        const scale = frame.width / picture.viewBox.baseVal.width;
        result.count += labels.length;
        result.smallest = Math.min(result.smallest, 12 * scale);
        boxes.forEach((a, at) => {
          if (a.left < frame.left - 1 || a.right > frame.right + 1) result.outside.push(labels[at].textContent);
          boxes.slice(at + 1).forEach((b, next) => {
            const covers = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
            if (covers) result.covering.push([labels[at].textContent, labels[at + 1 + next].textContent]);
          });
        });
      }
      return result;
    });
  },

  // where the links of a page of the documentation lead, and what can be linked to on it
  async site(page) {
    return page.evaluate(() => ({
      links: [...document.querySelectorAll("a[href], img[src]")].map(
        (node) => new URL(node.getAttribute("href") ?? node.getAttribute("src"), document.baseURI).href,
      ),
      ids: [...document.querySelectorAll("[id]")].map((node) => node.id),
    }));
  },

  // what the search of the documentation finds
  async search(page) {
    await page.locator("label.md-search__icon[for=__search], .md-search__input").first().click();
    // key by key: the search listens for keys, and fill() presses none, so that it found something only while the index
    // was still being loaded
    await page.locator(".md-search__input").pressSequentially("Stance");
    await page.locator(".md-search-result__item a").first().waitFor({ timeout: 30000 });
    return page.locator(".md-search-result__item a").evaluateAll((links) => links.map((link) => link.href));
  },

  // whether a style that was smuggled in works
  async policy(page) {
    return page.locator("#styled").evaluate((node) => getComputedStyle(node).color);
  },

  // the page in the frame of a notebook: it has its style, and its links stay in the frame
  async frame(page) {
    const frame = page.frames()[1];
    const colour = await frame.locator("body").evaluate((node) => getComputedStyle(node).backgroundColor);
    const link = frame.locator("#cast .mentions a").first();
    const target = (await link.getAttribute("href")).split("#")[1];
    await link.click();
    const arrived = await frame.locator(`[id="${target}"]`).evaluate((node) => node.matches(":target"));
    return { colour, arrived, inside: page.url().endsWith("notebook.html") };
  },

  // with the keyboard alone: the first stop leads past everything to the statements, the next ones are links in order
  async keyboard(page) {
    const stops = [];
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement.getAttribute("href")));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => Boolean(document.activeElement.closest("#said"))));
    return stops;
  },
};

const browser = await driver.launch({
  executablePath: chromium,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});
const results = [];
for (const job of JSON.parse(readFileSync(0, "utf8"))) {
  const result = { url: job.url, errors: [], requests: [], steps: {} };
  for (const [look, file] of [[job.look ?? "light", null], ...Object.entries(job.pictures ?? {})]) {
    const context = await browser.newContext({ ...LOOKS[look], reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && result.errors.push(message.text()));
    page.on("pageerror", (error) => result.errors.push(String(error)));
    page.on("dialog", (dialog) => { result.errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("request", (request) => result.requests.push(request.url()));
    await page.goto(job.url);
    if (look === "print") await page.emulateMedia({ media: "print" });
    if (file) await page.screenshot({ path: file, fullPage: look === "print" || job.whole === true });
    else for (const step of job.steps ?? []) result.steps[step] = await STEPS[step](page);
    await context.close();
  }
  results.push(result);
}
await browser.close();
process.stdout.write(JSON.stringify(results));
