import type { Page } from "@playwright/test";
import { createVenue } from "../tests/venue-factories";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

/** What a first load may fetch: the page, its style, font and scripts, and what makes it live. */
const REQUESTS_MAX = 30;

const isFetchedAhead = (url: string) => new URL(url).searchParams.has("_rsc");

function requestsOf(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => urls.push(request.url()));
  return urls;
}

test("an event page prefetches another page only when a pointer reaches its link", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5 });
  const page = await as(null);
  const urls = requestsOf(page);
  await (await EventPage.open(page, event)).live();
  await page.waitForLoadState("networkidle");
  expect(urls.filter(isFetchedAhead)).toEqual([]);
  expect(urls.length).toBeLessThanOrEqual(REQUESTS_MAX);
  const ahead = page.waitForRequest((request) => isFetchedAhead(request.url()));
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).hover();
  expect(new URL((await ahead).url()).pathname).toBe("/sign-in");
});

test("the home page, lists of events and venues, and a venue's page prefetch nothing", async ({
  as,
  site,
}) => {
  const venue = await createVenue(site.db);
  const page = await as(null);
  const urls = requestsOf(page);
  for (const path of ["/", "/events", "/venues", `/venues/${venue.slug}`]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  expect(urls.filter(isFetchedAhead)).toEqual([]);
});

for (const [name, rest] of [
  ["the directory of venues", ""],
  ["a venue's page", "/"],
] as const) {
  test(`${name} loads with at most ${REQUESTS_MAX} requests`, async ({ as, site }) => {
    const venue = await createVenue(site.db);
    const page = await as(null);
    const urls = requestsOf(page);
    await page.goto(`/venues${rest && rest + venue.slug}`);
    await page.waitForLoadState("networkidle");
    expect(urls.length).toBeLessThanOrEqual(REQUESTS_MAX);
  });
}

test("a chosen theme reaches other tabs, survives a reload, and can be reset to the device's", async ({
  as,
}) => {
  const page = await as(null, { colorScheme: "light" });
  const other = await page.context().newPage();
  const [shown, shownThere] = [page.locator("html"), other.locator("html")];
  for (const tab of [page, other]) await tab.goto("/events");
  await expect(shown).toHaveAttribute("data-theme", "light");
  const choose = (name: string) => page.getByRole("contentinfo").getByTitle(name).click();
  await choose("Dark theme");
  await expect(shown).toHaveAttribute("data-theme", "dark");
  await expect(shownThere).toHaveAttribute("data-theme", "dark");
  await expect(other.getByRole("radio", { name: "Dark theme" })).toBeChecked();
  await page.reload();
  await expect(shown).toHaveAttribute("data-theme", "dark");
  await choose("Theme of the device");
  await expect(shown).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(shown).toHaveAttribute("data-theme", "dark");
});
