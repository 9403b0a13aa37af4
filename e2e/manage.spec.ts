import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { ManagePage } from "./pages/manage-page";

test("the host promotes a guest out of order, and the guest's open page says so", async ({ as, site }) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 4, guestsMax: 2, partyRule: "strict" });
  await site.rsvp(ana, event, 1);
  await site.rsvp(ben, event, 2);
  await site.rsvp(chi, event);
  const guest = await (await EventPage.open(await as(chi), event)).live();
  await expect(guest.heading).toHaveText("You're 2nd on the waitlist");

  const managePage = await ManagePage.open(await as(host), event, "/waitlist");
  await expect(managePage.row(ben.name).getByRole("button", { name: "Promote" })).toBeHidden();
  await managePage.promote(chi.name);
  await expect(managePage.toast(`${chi.name} is in`)).toBeVisible();
  await expect(managePage.row(chi.name)).toBeHidden();
  await expect(guest.heading).toHaveText("You're in");
});

test("the host declines a guest, the next one is promoted, and both open pages say so", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const declined = await (await EventPage.open(await as(ana), event)).live();
  const promoted = await (await EventPage.open(await as(ben), event)).live();

  const managePage = await ManagePage.open(await as(host), event, "/guests");
  await managePage.decline(ana.name, true);
  await expect(managePage.row(ana.name)).toContainText("Declined");
  await expect(declined.heading).toHaveText("Your RSVP was declined");
  await expect(promoted.heading).toHaveText("You're in");
});

test("declining a guest can be undone while the waitlist is empty", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 3 });
  await site.rsvp(ana, event);
  const managePage = await ManagePage.open(await as(host), event, "/guests");
  await managePage.decline(ana.name, false);
  await expect(managePage.row(ana.name)).toContainText("Declined");
  await managePage.toast("declined").getByRole("button", { name: "Undo" }).click();
  await expect(managePage.row(ana.name)).toContainText("Confirmed");
});

test("the counts, guests and waitlist on the manage pages follow what guests do", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 2, guestsMax: 1 });
  const overview = await ManagePage.open(await as(host), event);
  const guests = await ManagePage.open(await as(host), event, "/guests");
  const line = await ManagePage.open(await as(host), event, "/waitlist");
  await expect(line.page.getByText("No one is waiting")).toBeVisible();

  await site.rsvp(ana, event, 1);
  await expect(overview.seats).toHaveAttribute("aria-valuetext", /All 2 seats|2 of 2 seats/);
  await expect(guests.row(ana.name)).toBeVisible();
  await site.rsvp(ben, event);
  await expect(line.row(ben.name)).toBeVisible();
  await expect(overview.page.getByRole("link", { name: "Waitlist 1", exact: true })).toBeVisible();
  await site.withdraw(ana, event);
  await expect(line.row(ben.name)).toBeHidden();
  await expect(guests.row(ana.name)).toContainText("Cancelled");
  await expect(guests.row(ben.name)).toContainText("Confirmed");
});

test("a host's unsaved input does not overwrite a co-host's change", async ({ as, site }) => {
  const { host, cohost } = await site.cast("host", "cohost");
  const event = await site.event(host, { capacity: 10 });
  await site.call(host, "POST", `/events/${event.id}/staff`, { email: cohost.email, role: "cohost" });
  const page = await as(host, { complaints: /status of 409/ });
  await ManagePage.open(page, event, "/settings");
  await page.getByLabel("Capacity").fill("11");
  await site.setCapacity(cohost, event, 20);
  await expect(page.getByRole("alert").filter({ hasText: "Someone changed this event" })).toBeVisible();
  await expect(page.getByLabel("Capacity")).toHaveValue("11");
  await page.getByRole("button", { name: "Load the newer version" }).click();
  await expect(page.getByLabel("Capacity")).toHaveValue("20");
});

test("the manage pages are not found for other people", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 3 });
  const page = await as(ana, { complaints: /status of 404/ });
  await ManagePage.open(page, event, "/guests");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Nothing here|can't find/);
});
