import {
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
};

type WorkerFixtures = { site: Site };

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

  as: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (person, { complaints: expected, ...options } = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      if (person) await context.addCookies([{ ...parseCookie(person.cookie), url: baseURL ?? "" }]);
      context.on("page", (page) => noteComplaints(page, expected, complaints));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, "what browsers complained about").toEqual([]);
  },
});

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
