import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { addSession, SchedulePage } from "./pages/schedule-page";

test("a guest on a phone goes to a day, books a session, and gives it back from my schedule", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50, startsInHours: 24 * 9 });
  const rooms = ["Grand hall by the river", "Loft", "Cellar"];
  for (const [index, room] of rooms.entries()) {
    const title = `Opening ${index + 1}`;
    await addSession(site, host, event, { title, room, track: "Craft", type: "Talk", capacity: 8 });
  }
  const last = await addSession(site, host, event, {
    title: `A-title-without-a-single-space-${"long".repeat(12)}`,
    after: 48,
    capacity: 8,
    speakers: [{ name: "Inês Duarte" }, { name: "Tove Lindgren" }],
  });
  const own = await SchedulePage.open(await as(ana), event, "schedule?view=grid");
  const { page } = own;
  await expectNoSidewaysScroll(page);
  await expect(own.card(last)).not.toBeInViewport();
  await page.getByRole("navigation", { name: "Days" }).getByRole("link").last().tap();
  await expect(own.card(last)).toBeInViewport();
  await own.button(last, "RSVP").tap();
  await expect(own.button(last, "Going")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "My schedule" }).tap();
  await expect(page.getByRole("heading", { name: "My schedule" })).toBeVisible();
  await expect(own.button(last, "Going")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await own.button(last, "Going").tap();
  await page.getByRole("dialog").getByRole("button", { name: "Give up my seat" }).tap();
  await expect(page.getByRole("heading", { name: "Nothing on your schedule yet" })).toBeVisible();
});
