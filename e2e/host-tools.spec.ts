import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { ManagePage } from "./pages/manage-page";

const refused = { complaints: /status of 409/ };

test("the host lowers the capacity after confirming who moves, and the guest's open page says so", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 2 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const guest = await (await EventPage.open(await as(ben), event)).live();
  await expect(guest.heading).toHaveText("You're in");

  const managePage = await ManagePage.open(await as(host, refused), event, "/settings");
  await managePage.typeCapacity(1);
  const moved = `1 group is moved back to the front of the waitlist: ${ben.name}.`;
  await expect(managePage.page.getByText(moved)).toBeVisible();
  await managePage.save();
  await expect(managePage.question).toContainText(ben.name);
  await expectAccessible(managePage.page);
  await managePage.question.getByRole("button", { name: "Keep their seats" }).click();
  await expect(guest.heading).toHaveText("You're in");

  await managePage.save();
  await managePage.question.getByRole("button", { name: "Move 1 group" }).click();
  await expect(managePage.toast("Saved")).toBeVisible();
  await expect(guest.heading).toHaveText("You're first on the waitlist");
  await expect(guest.panel).toContainText("The host reduced the number of seats");
  const line = await ManagePage.open(managePage.page, event, "/waitlist");
  await expect(line.row(ben.name)).toContainText("Moved back, first on the waitlist");
});

test("the host is asked again if other guests would have to move by then", async ({ as, site }) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 2 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const managePage = await ManagePage.open(await as(host, refused), event, "/settings");
  await managePage.typeCapacity(1);
  await managePage.save();
  await expect(managePage.question).toContainText(ben.name);
  await site.withdraw(ben, event);
  await site.rsvp(chi, event);
  await managePage.question.getByRole("button", { name: "Move 1 group" }).click();
  await expect(managePage.question).toContainText("Something changed since you looked");
  await expect(managePage.question).toContainText(chi.name);
  await managePage.question.getByRole("button", { name: "Move 1 group" }).click();
  await expect(managePage.toast("Saved")).toBeVisible();
  const list = await ManagePage.open(managePage.page, event, "/guests");
  await expect(list.row(chi.name)).toContainText("Waitlist, 1st");
});

test("the guests who get in are named before a larger capacity is saved", async ({ as, site }) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 1 });
  for (const person of [ana, ben, chi]) await site.rsvp(person, event);
  const managePage = await ManagePage.open(await as(host), event, "/settings");
  await managePage.typeCapacity(2);
  await expect(managePage.page.getByText(`1 group is in from the waitlist: ${ben.name}.`)).toBeVisible();
  await managePage.page.getByLabel("Limit the seats").uncheck();
  await expect(managePage.page.getByText(/^2 groups are in from the waitlist/)).toBeVisible();
});

test("the host approves one request and bans the sender of the other", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 3, approvalRequired: true });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const guest = await (await EventPage.open(await as(ana), event)).live();
  const managePage = await ManagePage.open(await as(host), event, "/guests");
  const requests = managePage.page.getByRole("region", { name: "Requests" });
  await expect(requests).toContainText("2 requests to approve");
  await expectAccessible(managePage.page);
  await requests.getByRole("button", { name: `Approve ${ana.name}` }).click();
  await expect(managePage.toast(`${ana.name} is approved`)).toBeVisible();
  await expect(guest.heading).toHaveText("You're in");

  await managePage.choose(ben.name, "Ban from this event");
  await expect(managePage.question).toContainText("can't RSVP, be registered or claim a seat here");
  await managePage.question.getByRole("button", { name: "Ban from this event" }).click();
  await expect(managePage.row(ben.name)).toContainText("Banned");
  await expect(requests).toBeHidden();
  await expect(site.rsvp(ben, event)).rejects.toThrow("rsvp.barred");
  await managePage.choose(ben.name, "Lift the ban");
  await expect(managePage.row(ben.name)).toContainText("Declined");
});

test("a host can confirm an open offer while the waitlist is empty", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1, waitlistMode: "offer", offerMinutes: 60 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  await site.withdraw(ana, event);
  const guest = await (await EventPage.open(await as(ben), event)).live();
  await expect(guest.heading).toHaveText("A seat is being held for you");

  const managePage = await ManagePage.open(await as(host), event, "/waitlist");
  const offers = managePage.page.getByRole("region", { name: "Open offers" });
  await expect(offers).toContainText(/5\d min left/);
  await expectAccessible(managePage.page);
  await offers.getByRole("button", { name: "Confirm now" }).click();
  await expect(managePage.toast(`${ben.name} is in`)).toBeVisible();
  await expect(offers).toBeHidden();
  await expect(guest.heading).toHaveText("You're in");
});

test("the host orders the waitlist and fills the seats manually after the cut-off", async ({ as, site }) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const plan = { capacity: 2, guestsMax: 1, cutoffMinutes: 2_880, startsInHours: 24 };
  const event = await site.event(host, plan);
  await site.rsvp(ana, event, 1);
  await site.rsvp(ben, event);
  await site.rsvp(chi, event);
  const guest = await (await EventPage.open(await as(chi), event)).live();
  await expect(guest.heading).toHaveText("You're 2nd on the waitlist");
  const managePage = await ManagePage.open(await as(host), event, "/waitlist");
  await expect(managePage.page.getByText("No seat is free")).toBeVisible();
  const priority = managePage.page.getByLabel(`Priority of ${chi.name}`);
  await priority.fill("5");
  await priority.press("Enter");
  await expect(guest.heading).toHaveText("You're first on the waitlist");

  await site.withdraw(ana, event);
  await expect(managePage.page.getByText("2 seats free")).toBeVisible();
  await managePage.page.getByRole("button", { name: "Until full" }).click();
  await expect(managePage.toast("2 people are in")).toBeVisible();
  await expect(guest.heading).toHaveText("You're in");
});

test("a group is registered all or none or as far as it fits, with one result per person", async ({
  as,
  site,
}) => {
  const { host, ana, ben, chi } = await site.cast("host", "ana", "ben", "chi");
  const event = await site.event(host, { capacity: 2, guestsMax: 1 });
  const managePage = await ManagePage.open(await as(host, refused), event, "/groups");
  const people = managePage.page.getByLabel("People");
  await people.fill(`${ana.email}, 1\nnobody@people.test\n${chi.email}`);
  await managePage.page.getByRole("button", { name: "Register 3 people" }).click();
  const refusal = managePage.page.getByRole("alert").filter({ hasText: "Not everyone can be registered" });
  await expect(refusal).toBeVisible();
  const results = managePage.page.getByRole("region", { name: "Result for each person" });
  const resultOf = (email: string) => results.getByRole("listitem").filter({ hasText: email });
  await expect(resultOf("nobody@people.test")).toContainText("no account with this email");

  await people.fill(`${ana.email}\n${ben.email}\n${chi.email}`);
  await managePage.page.getByRole("radio", { name: "As many as fit" }).check();
  await managePage.page.getByRole("button", { name: "Register 3 people" }).click();
  await expect(resultOf(ana.email)).toContainText("Asked");
  await expect(resultOf(chi.email)).toContainText("Waitlist");
  await expectAccessible(managePage.page);
});

test("seats are reserved for a group, and the host sees them claimed", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 3 });
  const managePage = await ManagePage.open(await as(host), event, "/groups");
  await managePage.page.getByRole("button", { name: "Reserve seats" }).click();
  const dialog = managePage.page.getByRole("dialog");
  await dialog.getByLabel("Seats").fill("2");
  await dialog.getByLabel("Name of the group").fill("Choir");
  await expectAccessible(managePage.page);
  await dialog.getByRole("button", { name: "Reserve seats" }).click();
  const address = await dialog.getByLabel("Claim link").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  const link = managePage.page.getByRole("listitem").filter({ hasText: "Choir" });
  await expect(link).toContainText("0 of 2 seats claimed");

  const page = await as(ana);
  await page.goto(new URL(address).pathname);
  await page.getByRole("button", { name: "Claim your seat" }).click();
  await expect(page.getByRole("heading", { name: "You're in" })).toBeVisible();
  await expect(link).toContainText("1 of 2 seats claimed");
  await expect(link).toContainText(ana.name);
  await link.getByRole("button", { name: "End now" }).click();
  await managePage.question.getByRole("button", { name: "End the link" }).click();
  await expect(link).toContainText("Ended");
});

test("the activity is listed by day and can be filtered by person", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 2 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  await site.setCapacity(host, event, 5);
  const managePage = await ManagePage.open(await as(host), event, "/activity");
  const today = managePage.page.getByRole("region", { name: /^Today/ });
  await expect(today).toContainText(`${host.name} raised the capacity from 2 to 5`);
  await today.getByRole("button", { name: ana.name }).click();
  await expect(today).not.toContainText(ben.name);
  await expect(managePage.page.getByRole("status").filter({ hasText: `Only ${ana.name}` })).toBeVisible();
  await managePage.page.reload();
  await expect(today).toContainText("RSVPed and got 1 seat");
  await expect(today).not.toContainText(ben.name);
  await managePage.page.getByRole("button", { name: "Show everyone" }).click();
  await expect(today).toContainText(ben.name);
});

test("the current page is in view in the row of manage pages on a phone", async ({ as, site }) => {
  const host = await site.person();
  const draft = await site.draft(host, { capacity: 5 });
  const page = await as(host, { viewport: { width: 360, height: 740 } });
  await ManagePage.open(page, draft, "/settings");
  await expect(page.getByRole("link", { name: "Settings" })).toBeInViewport({ ratio: 1 });
  await ManagePage.open(page, draft);
  await expect(page.getByRole("list", { name: "Ready to publish" })).toContainText("A place: missing");
});
