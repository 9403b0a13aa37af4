import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

test("a request holds no seat, and the page changes when the host approves it", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 2, approvalRequired: true, guestsMax: 1 });
  const page = await as(ana);
  const shown = await (await EventPage.open(page, event)).live();
  await expect(shown.panel).toContainText(
    "The host approves each guest. Your spot is confirmed when they approve.",
  );
  await shown.panel.getByRole("button", { name: "Request a spot" }).click();
  await expect(shown.heading).toHaveText("The host has your request");
  await expect(shown.heading).toBeFocused();
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "0 of 2 seats taken, 2 left");
  await expectAccessible(page);
  await page.reload();
  await shown.live();
  await expect(shown.heading).toHaveText("The host has your request");

  const { rsvp } = await site.call<{ rsvp: { id: string } }>(ana, "GET", `/events/${event.id}/rsvp`);
  await site.call(host, "POST", `/events/${event.id}/rsvps/${rsvp.id}/approve`);
  await expect(shown.heading).toHaveText("You're in");
  await expect(shown.panel).toContainText("The host approved your request.");
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "1 of 2 seats taken, 1 left");
});

test("a pending request is listed under my events and can be changed and withdrawn", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 2, approvalRequired: true, guestsMax: 1 });
  await site.rsvp(ana, event);
  const page = await as(ana);
  await page.goto("/me");
  await expect(page.getByRole("listitem").filter({ hasText: event.title })).toContainText("Asked for a seat");
  const shown = await EventPage.open(page, event);
  await shown.edit();
  await shown.bringGuests(1);
  await shown.save();
  await expect(shown.panel).toContainText("You and 1 guest.");
  const dialog = await shown.askToCancel("Withdraw request");
  await expect(dialog).toContainText("You can ask again later.");
  await dialog.getByRole("button", { name: "Withdraw request" }).click();
  await expect(shown.heading).toHaveText("You cancelled");
  await expect(shown.panel.getByRole("button", { name: "Request a spot" })).toBeVisible();
});

test("the page says when RSVPs open and opens them without a reload", async ({ as, site }) => {
  const opensAt = new Date(Date.now() + 20_000);
  const event = await site.event(await site.person(), { capacity: 2, rsvpOpensAt: opensAt });
  const page = await as(await site.person());
  const shown = await EventPage.open(page, event);
  await expect(shown.panel.getByText("RSVPs are not open yet")).toBeVisible();
  await expect(shown.panel.getByText(/They open .+ WES?T \(.+ your time\)/)).toBeVisible();
  await expect(shown.rsvp).toBeVisible({ timeout: 30_000 });
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
});
