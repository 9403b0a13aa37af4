import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

test("a host with many events finds each of them on the hosting page", async ({ as, site }) => {
  const { host, other } = await site.cast("host", "other");
  for (let n = 1; n <= 22; n++) {
    await site.event(host, { title: `Évening ${n}`, visibility: "private", startsInHours: 24 * n });
  }
  await site.draft(host, { title: "Unwritten café" });
  const choir = await site.event(host, { title: "Choir", startsInHours: 1 });
  await site.call(host, "POST", `/events/${choir.id}/series`, {
    frequency: "weekly",
    count: 4,
    publish: true,
  });
  const helped = await site.event(other, { title: "Helped along", startsInHours: 2 });
  await site.call(other, "POST", `/events/${helped.id}/staff`, { email: host.email, role: "cohost" });

  const page = await as(host);
  await page.goto("/me");
  await page.getByRole("link", { name: "All 28 events you run" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hosting" })).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Hosting" }),
  ).toHaveAttribute("aria-current", "page");
  const tabs = page.getByRole("navigation", { name: "Which events" });
  await expect(tabs.getByRole("link", { name: "Upcoming 27" })).toBeVisible();
  await expect(tabs.getByRole("link", { name: "Drafts 1" })).toBeVisible();
  await expectAccessible(page);

  const events = page.getByRole("list", { name: "Events", exact: true });
  await expect(events.getByRole("listitem").first()).toContainText("Weekly · 4 dates");
  await expect(events.getByRole("listitem").nth(1)).toContainText("Co-host");
  await page.getByRole("button", { name: "Show 4 dates of Choir" }).click();
  await expect(page.getByRole("list", { name: "Dates of Choir" }).getByRole("listitem")).toHaveCount(4);
  await page.getByRole("button", { name: "Hide dates of Choir" }).click();
  await page.getByRole("link", { name: "Show more events" }).click();
  await expect(events.getByRole("listitem")).toHaveCount(24);
  await expect(page.getByText("27 events", { exact: true })).toBeVisible();

  await page.getByRole("searchbox", { name: "Search your events" }).fill("EVENING 21");
  await page.keyboard.press("Enter");
  await expect(events.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: "Évening 21" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Évening 21");
  await expect(
    page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Hosting" }),
  ).toHaveAttribute("aria-current", "page");
});

test("the command menu finds the host's drafts and private events and the actions of the page", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const tag = host.id.slice(-6);
  const draft = await site.draft(host, { title: `Unwritten café ${tag}` });
  await site.event(host, { title: `Secret café ${tag}`, visibility: "private" });
  const page = await as(host);
  await page.goto("/");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type(`cafe ${tag}`);
  const own = page.getByRole("group", { name: "Events you run" });
  await expect(own.getByRole("option")).toHaveCount(2);
  await own.getByRole("option", { name: /Unwritten/ }).click();
  await expect(page).toHaveURL(`/events/${draft.slug}/manage`);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("guests");
  await page
    .getByRole("group", { name: "This event" })
    .getByRole("option", { name: "Guests", exact: true })
    .click();
  await expect(page).toHaveURL(`/events/${draft.slug}/manage/guests`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dark");
  await page.getByRole("option", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
