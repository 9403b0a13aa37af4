import { DEMO_PASSWORD } from "../prisma/seed/personas";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { SignInPage } from "./pages/sign-in-page";

test("a person RSVPs with a guest and sees it right away", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 5, guestsMax: 2 });
  const page = await as(ana);
  const shown = await EventPage.open(page, event);
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "0 of 5 seats taken, 5 left");
  await shown.bringGuests(1);
  await shown.noteForHost("No nuts, please");
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
  await expect(shown.heading).toBeFocused();
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "2 of 5 seats taken, 3 left");

  await page.reload();
  await expect(shown.heading).toHaveText("You're in");
  await expect(shown.panel.getByText("You and 1 guest.")).toBeVisible();
  await expect(page.getByText("No nuts, please")).toBeVisible();
});

test("the form allows no more guests than the host does", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 10, guestsMax: 2 });
  const page = await as(await site.person());
  const shown = await EventPage.open(page, event);
  await shown.bringGuests(2);
  await expect(page.getByRole("button", { name: "More guests" })).toBeDisabled();
  await page.getByLabel("Guests", { exact: true }).fill("40");
  await expect(page.getByLabel("Guests", { exact: true })).toHaveValue("2");
});

test("a stranger signs in and comes back to the event with the chosen guests kept", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  await site.givePassword(ana);
  const event = await site.event(host, { capacity: 10, guestsMax: 2 });
  const page = await as(null);
  const shown = await EventPage.open(page, event);
  await shown.bringGuests(2);
  await shown.panel.getByRole("link", { name: "RSVP" }).click();
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await new SignInPage(page).withPassword(ana.email, DEMO_PASSWORD);
  await expect(page).toHaveURL(new RegExp(`/events/${event.slug}\\?guests=2`));
  await expect(page.getByLabel("Guests", { exact: true })).toHaveValue("2");
  await shown.rsvp.click();
  await expect(shown.panel.getByText("You and 2 guests.")).toBeVisible();
});

test("a guest changes the group size, cancels after reading what that does, and RSVPs again", async ({
  as,
  site,
}) => {
  const event = await site.event(await site.person(), { capacity: 4, guestsMax: 3 });
  const ana = await site.person();
  await site.rsvp(ana, event, 3);
  const page = await as(ana);
  const shown = await EventPage.open(page, event);
  await shown.edit();
  await page.getByRole("button", { name: "Fewer guests" }).click();
  await shown.save();
  await expect(shown.panel.getByText("You and 2 guests.")).toBeVisible();
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "3 of 4 seats taken, 1 left");

  const dialog = await shown.askToCancel();
  await expect(dialog).toContainText(`Cancel your RSVP to ${event.title}?`);
  await expect(dialog).toContainText("Your 3 seats will be released.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await shown.cancel();
  await expect(shown.heading).toHaveText("You cancelled");
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "0 of 4 seats taken, 4 left");
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
});

test("an RSVP for more guests than there are seats is refused and changes nothing", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 3, guestsMax: 3 });
  await site.rsvp(ben, event, 1);
  await site.rsvp(ana, event);
  const page = await as(ana, { complaints: /status of 409/ });
  const shown = await EventPage.open(page, event);
  await shown.edit();
  await shown.bringGuests(2);
  await expect(page.getByText("No more seats are free right now.")).toBeVisible();
  await shown.save();
  await expect(page.getByRole("alert").filter({ hasText: "Your RSVP" })).toBeVisible();
  await page.reload();
  await expect(shown.panel.getByText("Just you.")).toBeVisible();
});

test("a window shows that another one changed the RSVP and overwrites it only when asked again", async ({
  as,
  site,
}) => {
  const ana = await site.person();
  const event = await site.event(await site.person(), { capacity: 10, guestsMax: 4 });
  await site.rsvp(ana, event);
  // Without the live line the second window cannot know.
  const stale = await as(ana, { complaints: /status of 409|WebSocket/ });
  await stale.routeWebSocket(/\/app\//, (socket) => socket.close());
  const behind = await EventPage.open(stale, event);
  await behind.edit();
  await behind.noteForHost("Vegan");

  const ahead = await EventPage.open(await as(ana), event);
  await ahead.edit();
  await ahead.bringGuests(2);
  await ahead.save();
  await expect(ahead.panel.getByText("You and 2 guests.")).toBeVisible();

  await behind.save();
  const conflict = behind.editForm.getByRole("alert");
  await expect(conflict).toContainText("changed in another window");
  await expect(conflict).toContainText("Saved now: You and 2 guests");
  await expect(behind.editForm.getByLabel("What should the host know?")).toHaveValue("Vegan");
  await conflict.getByRole("button", { name: "Use what is saved" }).click();
  await behind.noteForHost("Vegan");
  await behind.save();
  await expect(behind.heading).toBeVisible();
  await expect(behind.panel.getByText("You and 2 guests.")).toBeVisible();
  await expect(behind.panel.getByText("Vegan")).toBeVisible();
});

test("the sixth change within a minute is refused with the seconds to wait", async ({ as, site }) => {
  const ana = await site.person();
  const event = await site.event(await site.person(), { capacity: 10, guestsMax: 4 });
  for (const guests of [0, 1, 2, 3, 4]) await site.rsvp(ana, event, guests);
  const page = await as(ana, { complaints: /status of 429/ });
  const shown = await EventPage.open(page, event);
  await shown.cancel();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(/Try again in \d+ seconds?/);
});
