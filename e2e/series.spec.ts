import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The managePage of the dates with its form set to months, which takes a script that has begun to run. */
async function openMonthly(page: Page, event: { id: string }): Promise<void> {
  await page.goto(`/events/${event.id}/manage/dates`);
  await expect(async () => {
    await page.getByText("Every month", { exact: true }).click();
    await expect(page.getByRole("group", { name: "On which day" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a host repeats an event, and guests find the other dates", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 5, title: `Chess ${host.id.slice(-8)}` });
  const page = await as(host);
  await openMonthly(page, event);
  await page.getByText("Every week", { exact: true }).click();
  await page.getByLabel("Number of dates", { exact: true }).fill("4");
  await expect(page.getByRole("status").filter({ hasText: "3 more dates" })).toBeVisible();
  await page.getByRole("switch", { name: "Publish them right away" }).check();
  await page.getByRole("button", { name: "Create dates" }).click();
  await expect(page.getByRole("heading", { name: "Weekly series" })).toBeVisible();
  const dates = page.getByRole("list").filter({ hasText: "This date" }).getByRole("listitem");
  await expect(dates).toHaveCount(4);
  await expect(dates.first()).toContainText("This date");

  const guest = await as(ana);
  await guest.goto(`/events/${event.id}`);
  const next = guest.getByRole("region", { name: "Part of a weekly series" });
  await expect(next.getByRole("listitem")).toHaveCount(3);
  await next.getByRole("link").first().click();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(event.title);
  await expect(guest).not.toHaveURL(new RegExp(`/events/(${event.slug}|${event.id})$`));
});

test("applying settings to later dates and cancelling them leaves this date unchanged", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const event = await site.event(host, { capacity: 5, title: "Chess" });
  await site.call(host, "POST", `/events/${event.id}/series`, {
    frequency: "weekly",
    count: 3,
    publish: true,
  });
  await site.call(host, "PATCH", `/events/${event.id}`, {
    title: "Slow chess",
    expectedVersion: event.version,
  });
  const page = await as(host);
  await openMonthly(page, event);
  await page.getByRole("checkbox", { name: "Title" }).check();
  await page.getByRole("button", { name: "Apply to later dates" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Change those dates" }).click();
  await expect(page.getByText("2 dates were changed.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Chess" })).toHaveCount(0);

  await page.getByRole("button", { name: "Cancel the dates after this one" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel those dates" }).click();
  await expect(page.getByText("2 dates were cancelled.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Cancelled" })).toHaveCount(2);
  await page.goto(`/events/${event.id}`);
  await expect(page.getByText(/was cancelled/)).toBeHidden();
});

test("months without the chosen day are named before dates are created", async ({ as, site }) => {
  const host = await site.person();
  const plan = { title: "Month's end", timeZone: "Europe/Berlin", capacity: 5 };
  const year = new Date().getUTCFullYear() + 1;
  const times = { startsAt: `${year}-01-31T18:00:00Z`, endsAt: `${year}-01-31T20:00:00Z` };
  const event = await site.call<{ id: string }>(host, "POST", "/events", { ...plan, ...times });
  const page = await as(host);
  await openMonthly(page, event);
  await expect(page.getByRole("radio", { name: "Every month on the 31st" })).toBeChecked();
  await page.getByText("Until a day").click();
  await page.getByLabel("Last day").fill(`${year}-04-30`);
  await expect(page.getByRole("status").filter({ hasText: "no such day" })).toContainText(
    `February ${year} and April ${year} have no such day and are left out.`,
  );
  await page.getByRole("button", { name: "Create dates" }).click();
  await expect(page.getByRole("heading", { name: "Monthly series" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Draft" })).toHaveCount(2);
});
