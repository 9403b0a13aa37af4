import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

test("a cancelled seat goes to the next waitlisted guest, in their open page", async ({ as, site }) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 2, guestsMax: 1 });
  await site.rsvp(chi, event);

  const first = await EventPage.open(await as(ana), event);
  await first.rsvp.click();
  await expect(first.heading).toHaveText("You're in");
  await expect(first.seats).toHaveAttribute("aria-valuetext", "All 2 seats taken");

  const second = await (await EventPage.open(await as(ben), event)).live();
  await expect(second.page.getByText("Full. You'd be first on the waitlist.")).toBeVisible();
  await expect(second.page.getByText("Seats go to the first group on the waitlist that fits.")).toBeVisible();
  await second.joinWaitlist.click();
  await expect(second.heading).toHaveText("You're first on the waitlist");
  await expect(first.queue).toContainText("1 on the waitlist");

  await first.cancel();
  await expect(first.heading).toHaveText("You cancelled");
  const freedAt = performance.now();
  await expect(second.heading).toHaveText("You're in", { timeout: 5_000 });
  test.info().annotations.push({
    type: "live promotion",
    description: `${Math.round(performance.now() - freedAt)} ms`,
  });
  await expect(second.page.getByText("A seat opened up and it's yours.")).toBeVisible();
  await expect(second.seats).toHaveAttribute("aria-valuetext", "All 2 seats taken");
});

test("a waitlisted guest sees their place move up", async ({ as, site }) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 1 });
  for (const person of [ana, ben, chi]) await site.rsvp(person, event);
  const page = await as(chi);
  const shown = await (await EventPage.open(page, event)).live();
  await expect(shown.heading).toHaveText("You're 2nd on the waitlist");
  await expect(page.getByText("1 ahead of you.")).toBeVisible();
  await site.withdraw(ben, event);
  await expect(shown.heading).toHaveText("You're first on the waitlist");
});

test("a group that was skipped reads why", async ({ as, site }) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 3, guestsMax: 2 });
  await site.rsvp(host, event, 1);
  await site.rsvp(ana, event);
  await site.rsvp(ben, event, 2);
  await site.rsvp(chi, event);
  const page = await as(ben);
  const shown = await (await EventPage.open(page, event)).live();
  await expect(shown.heading).toHaveText("You're first on the waitlist");
  await site.withdraw(ana, event);
  const story = page.getByRole("list", { name: "What happened to your RSVP" });
  await expect(story).toContainText(/skipped.*1 of 3/);
});

test("a guest leaves the waitlist after reading what that means", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const page = await as(ben);
  const shown = await EventPage.open(page, event);
  const dialog = await shown.askToCancel("Leave the waitlist");
  await expect(dialog).toContainText("You'll give up your place as 1st on the waitlist.");
  await dialog.getByRole("button", { name: "Leave the waitlist" }).click();
  await expect(shown.heading).toHaveText("You cancelled");
  await expect(shown.queue).toContainText("No one on the waitlist yet");
});

test("a full event without a waitlist says so and offers no button", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1, waitlistEnabled: false });
  await site.rsvp(ana, event);
  const page = await as(ben);
  const shown = await EventPage.open(page, event);
  await expect(shown.panel.getByText("All seats are taken and there's no waitlist.")).toBeVisible();
  await expect(shown.rsvp.or(shown.joinWaitlist)).toBeHidden();
});

test("a seat that the strict rule holds for the waitlist is promised to no newcomer", async ({
  as,
  site,
}) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 2, guestsMax: 1, partyRule: "strict" });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event, 1);
  const shown = await (await EventPage.open(await as(chi), event)).live();
  await expect(shown.queue).toContainText("1 held for the waitlist");
  await expect(shown.rsvp).toBeHidden();
  await expect(
    shown.panel.getByText("1 seat is held for the waitlist. You'd be 2nd on the waitlist."),
  ).toBeVisible();
  await expect(shown.panel.getByText("The waitlist moves in strict order.")).toBeVisible();
  await shown.joinWaitlist.click();
  await expect(shown.heading).toHaveText("You're 2nd on the waitlist");
});

test("the page says after the cut-off that the host decides, and a free seat is not promised", async ({
  as,
  site,
}) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 1, cutoffMinutes: 10_000 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const shown = await (await EventPage.open(await as(chi), event)).live();
  await site.withdraw(ana, event);
  await expect(shown.queue).toContainText("1 held for the waitlist");
  await expect(
    shown.panel.getByText("The event starts soon. The host decides who gets a seat now."),
  ).toBeVisible();
  await shown.joinWaitlist.click();
  await expect(shown.heading).toHaveText("You're 2nd on the waitlist");
});

test("a group that finds too few seats cannot press the button if there is no waitlist", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 2, guestsMax: 3, waitlistEnabled: false });
  await site.rsvp(ana, event);
  const shown = await (await EventPage.open(await as(ben), event)).live();
  await shown.bringGuests(1);
  await expect(shown.panel.getByRole("button", { name: "Not enough seats" })).toBeDisabled();
  await expect(shown.panel.getByText("There's room to come on your own.")).toBeVisible();
  await expect(shown.panel.getByRole("button", { name: "More guests" })).toBeDisabled();
});

test("raising the capacity confirms waitlisted guests, in their open pages", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const waiting = await (await EventPage.open(await as(ben), event)).live();
  await expect(waiting.heading).toHaveText("You're first on the waitlist");

  const managePage = await as(host);
  await managePage.goto(`/events/${event.id}/manage/settings`);
  await managePage.getByLabel("Capacity").fill("2");
  await managePage.getByRole("button", { name: "Save changes" }).click();
  await expect(waiting.heading).toHaveText("You're in");
  await expect(waiting.seats).toHaveAttribute("aria-valuetext", "All 2 seats taken");
});
