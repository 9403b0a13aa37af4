import type { EventDetails } from "../server/domains/events/schema";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { MailboxPage } from "./pages/mailbox-page";
import type { Person, Plan, Site } from "./site";

/** A full event whose freed seats are offered, with these people in the queue. */
async function fullEvent(site: Site, seated: Person, waiting: Person[], plan: Plan = {}) {
  const event = await site.event(await site.person(), {
    capacity: 1,
    waitlistMode: "offer",
    offerMinutes: 60,
    ...plan,
  });
  for (const person of [seated, ...waiting]) await site.rsvp(person, event);
  return event;
}

const statusOf = async (site: Site, person: Person, event: EventDetails) => {
  const path = `/events/${event.id}/rsvp`;
  return (await site.call<{ rsvp: { status: string } }>(person, "GET", path)).rsvp.status;
};

test("a freed seat is offered in the open page of the next guest, who accepts it", async ({ as, site }) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const event = await fullEvent(site, ana, [ben]);
  const stranger = await (await EventPage.open(await as(null), event)).live();
  await expect(stranger.panel).toContainText("accept in time or it goes to the next person");
  const page = await as(ben);
  const shown = await (await EventPage.open(page, event)).live();
  await expect(shown.heading).toHaveText("You're first on the waitlist");

  await site.withdraw(ana, event);
  await expect(shown.heading).toHaveText("A seat is being held for you");
  await expect(shown.panel.getByText(/^5\d min left$/)).toBeVisible();
  await expectAccessible(page);
  await expect(stranger.seats).toHaveAttribute("aria-valuetext", "All 1 seat taken");

  await shown.panel.getByRole("button", { name: "Accept" }).click();
  await expect(shown.heading).toHaveText("You're in");
  await expect(shown.heading).toBeFocused();
  await page.reload();
  await expect(shown.heading).toHaveText("You're in");
});

test("a declined offer passes to the next guest, in their open page", async ({ as, site }) => {
  const { ana, ben, chi } = await site.cast("ana", "ben", "chi");
  const event = await fullEvent(site, ana, [ben, chi]);
  await site.withdraw(ana, event);
  const [bens, chis] = [
    await EventPage.open(await as(ben), event),
    await (await EventPage.open(await as(chi), event)).live(),
  ];
  await expect(chis.heading).toHaveText("You're first on the waitlist");
  await expect(bens.heading).toHaveText("A seat is being held for you");
  const dialog = await bens.askToCancel("Decline");
  await expect(dialog).toContainText(`Decline your offer for ${event.title}?`);
  await expect(dialog).toContainText("will go to the waitlist");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(bens.heading).toHaveText("You declined");
  await expect(bens.joinWaitlist).toBeVisible();
  await expect(chis.heading).toHaveText("A seat is being held for you");
});

test("an unanswered offer expires in the open page, and the guest can join again", async ({ as, site }) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const event = await fullEvent(site, ana, [ben]);
  await site.withdraw(ana, event);
  const soon = new Date(Date.now() + 15_000);
  await site.db.rsvp.updateMany({ where: { userId: ben.id }, data: { offerExpiresAt: soon } });
  const shown = await EventPage.open(await as(ben), event);
  await expect(shown.panel.getByText(/^\d+ s left$/)).toBeVisible();
  await expect(shown.heading).toHaveText("Your offer ended", { timeout: 25_000 });
  await shown.rsvp.or(shown.joinWaitlist).click();
  await expect(shown.heading).toHaveText("You're in");
});

test("an offer is accepted once by its email link without signing in", async ({ as, site }) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const event = await fullEvent(site, ana, [ben]);
  await site.withdraw(ana, event);
  const page = await as(null);
  await new MailboxPage(page).followLink(ben.email, /held for you until/, /\/offers\//);
  const link = page.url();
  await expect(page.getByRole("heading", { name: event.title, level: 1 })).toBeVisible();
  await expect(page.getByText(`An offer for ${ben.name}`)).toBeVisible();
  await expect(page.locator("meta[name=referrer]")).toHaveAttribute("content", "no-referrer");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  await expectAccessible(page);
  // Looking at it, however often, has answered nothing.
  await page.reload();
  expect(await statusOf(site, ben, event)).toBe("offered");

  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { name: "You're in" })).toBeFocused();
  expect(await statusOf(site, ben, event)).toBe("confirmed");
  await page.goto(link);
  await expect(page.getByText("This offer was accepted.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open the event" }).click();
  await expect(page).toHaveURL(new RegExp(`/events/${event.slug}$`));
});

test("an offer is declined by its link, which then says that it was used or that the event was cancelled", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1, waitlistMode: "offer" });
  for (const person of [ana, ben]) await site.rsvp(person, event);
  await site.withdraw(ana, event);
  const page = await as(null);
  await new MailboxPage(page).followLink(ben.email, /held for you until/, /\/offers\//);
  const link = page.url();
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByRole("heading", { name: "You declined" })).toBeVisible();
  expect(await statusOf(site, ben, event)).toBe("cancelled");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link was used" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Accept" })).toBeHidden();

  await site.call(host, "POST", `/events/${event.id}/cancel`);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This event was cancelled" })).toBeVisible();
});

test("an offer comes first under my events and can be accepted there", async ({ as, site }) => {
  const { ana, ben } = await site.cast("ana", "ben");
  const going = await site.event(await site.person(), { capacity: 5, startsInHours: 24 });
  await site.rsvp(ben, going);
  const event = await fullEvent(site, ana, [ben], { startsInHours: 72 });
  await site.withdraw(ana, event);
  const page = await as(ben);
  await page.goto("/me");
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Waiting for your answer");
  await expectAccessible(page);
  await page.getByRole("button", { name: `Accept for ${event.title}` }).click();
  await expect(page.getByRole("heading", { name: "Waiting for your answer" })).toBeHidden();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: event.title });
  await expect(row).toContainText("You're in");
  await page.getByRole("link", { name: "Calendar feed" }).click();
  await expect(page).toHaveURL("/settings#calendar");
});
