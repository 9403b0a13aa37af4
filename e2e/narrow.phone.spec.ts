import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

test("a guest on a phone RSVPs from the bottom bar and cancels", async ({ as, site }) => {
  const event = await site.event(await site.person(), {
    capacity: 5,
    guestsMax: 2,
    description: "A long text.\n\n".repeat(60),
  });
  const page = await as(await site.person());
  const shown = await EventPage.open(page, event);
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(page.getByText("5 seats left")).toBeInViewport();
  await page.getByRole("button", { name: "RSVP", exact: true }).last().tap();
  await expect(shown.heading).toHaveText("You're in");
  await page.getByRole("link", { name: "Details" }).tap();
  await expect(shown.heading).toBeInViewport();
  await expectNoSidewaysScroll(page);
  await shown.cancel();
  await expect(shown.heading).toHaveText("You cancelled");
});

test("a guest on a phone reads the waitlist's rule before joining", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1, description: "A long text.\n\n".repeat(60) });
  await site.rsvp(ana, event);
  const page = await as(ben);
  const shown = await EventPage.open(page, event);
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await page.getByRole("link", { name: "Join the waitlist" }).tap();
  await expect(shown.joinWaitlist).toBeInViewport();
  await shown.joinWaitlist.tap();
  await expect(shown.heading).toHaveText("You're first on the waitlist");
  await expectAccessible(page);
});

test("a title without a single space breaks instead of widening the page", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const plan = { title: "W".repeat(140), place: "V".repeat(200), description: "U".repeat(500), capacity: 3 };
  const event = await site.event(host, plan);
  await site.call(ana, "POST", `/events/${event.id}/rsvp`, { specialRequirements: "N".repeat(500) });
  const page = await as(host);
  for (const path of [event.slug, `${event.id}/manage`, `${event.id}/manage/guests`, `${event.id}/edit`]) {
    await page.goto(`/events/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});

test("long names and addresses without a space break or are shortened instead of widening the page", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const email = `${"w".repeat(60)}@${"sub".repeat(15)}.people.test`;
  await site.db.user.update({ where: { id: host.id }, data: { name: "W".repeat(80), email } });
  await site.db.user.update({ where: { id: ana.id }, data: { name: "ש".repeat(80) } });
  const event = await site.event(host, { title: "V".repeat(140), capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const staff = { email: `cohost.${email.slice(7)}`, role: "cohost" };
  await site.call(host, "POST", `/events/${event.id}/staff`, staff);
  const page = await as(host);
  const manage = ["", "/guests", "/waitlist", "/activity", "/settings"].map(
    (tab) => `${event.id}/manage${tab}`,
  );
  for (const path of [event.slug, `${event.slug}/guests`, ...manage].map((rest) => `/events/${rest}`)) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole("button", { name: "Cancel event" }).tap();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto("/settings");
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("the bottom bar offers no button when the event is full without a waitlist", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, {
    capacity: 1,
    waitlistEnabled: false,
    description: "A long text.\n\n".repeat(60),
  });
  await site.rsvp(ana, event);
  const full = await as(ben);
  await EventPage.open(full, event);
  await full.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(full.getByText("No waitlist").last()).toBeInViewport();
  await expect(full.getByRole("link", { name: "Full" })).toBeHidden();

  await site.call(host, "POST", `/events/${event.id}/cancel`);
  const cancelled = await as(ana);
  await EventPage.open(cancelled, event);
  await expect(cancelled.getByRole("heading", { name: "You had a seat" })).toBeVisible();
  await cancelled.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(cancelled.getByText("You're in")).toBeHidden();
});
