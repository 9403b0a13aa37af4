import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { type Person, Site } from "./site";

export { expect };

export type BrowserOptions = BrowserContextOptions & {
  /** What this test makes the browser complain about on purpose. Every other complaint fails the test. */
  complaints?: RegExp;
};

type Fixtures = {
  /** A browser of its own for this person, signed in by cookie; for a stranger when null. */
  as: (person: Person | null, options?: BrowserOptions) => Promise<Page>;
  /** A page in a browser that this person has used before: it knows the site's scripts, as those of most visitors do. */
  again: (person: Person | null, options?: Pick<BrowserOptions, "complaints">) => Promise<Page>;
};

type WorkerFixtures = { site: Site; used: (person: Person | null) => Promise<BrowserContext> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use, workerInfo) => {
      const site = await Site.open(workerInfo.project.use.baseURL ?? "");
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],

  used: [
    async ({ browser }, use, workerInfo) => {
      const contexts = new Map<string, Promise<BrowserContext>>();
      await use((person) => {
        const id = person?.id ?? "";
        const known = contexts.get(id) ?? openBrowser(browser, person, workerInfo.project.use.baseURL);
        contexts.set(id, known);
        return known;
      });
      for (const context of contexts.values()) await (await context).close();
    },
    { scope: "worker" },
  ],

  again: async ({ used }, use) => {
    const pages: Page[] = [];
    const complaints: string[] = [];
    await use(async (person, { complaints: expected } = {}) => {
      const page = await (await used(person)).newPage();
      pages.push(page);
      noteComplaints(page, expected, complaints);
      return page;
    });
    await Promise.all(pages.map((page) => page.close()));
    expect(complaints, "what browsers complained about").toEqual([]);
  },

  as: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (person, { complaints: expected, ...options } = {}) => {
      const context = await openBrowser(browser, person, baseURL, options);
      contexts.push(context);
      context.on("page", (page) => noteComplaints(page, expected, complaints));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, "what browsers complained about").toEqual([]);
  },
});

async function openBrowser(
  browser: Browser,
  person: Person | null,
  baseURL = "",
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  if (person) await context.addCookies([{ ...parseCookie(person.cookie), url: baseURL }]);
  return context;
}

function noteComplaints(page: Page, expected: RegExp | undefined, complaints: string[]): void {
  const note = (text: string) => {
    if (!expected?.test(text)) complaints.push(`${page.url()}: ${text}`);
  };
  page.on("pageerror", (error) => note(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (message.type() === "error") note(`${message.text()} ${message.location().url}`);
  });
}

function parseCookie(cookie: string): { name: string; value: string } {
  const [name = "", value = ""] = cookie.split("=", 2);
  return { name, value };
}
