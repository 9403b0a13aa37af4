import { DEMO_PASSWORD } from "../prisma/seed/personas";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { addSession, bookSession, leaveSession, SchedulePage } from "./pages/schedule-page";
import { SignInPage } from "./pages/sign-in-page";

test("one click books a session with its event, and the seats move in a stranger's browser", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, {
    title: "Inks",
    capacity: 4,
    speakers: [{ name: "Mo" }],
  });
  const stranger = await SchedulePage.open(await as(null), event);
  await expect(stranger.card(inks)).toContainText("0/4 seats");
  await expect(stranger.card(inks)).toContainText("Open");
  const own = await SchedulePage.open(await as(ana), event);
  await own.button(inks, "RSVP").click();
  await expect(own.toast("You're in: Inks")).toContainText("to the event and to this session");
  await expect(own.button(inks, "Going")).toBeVisible();
  await expect(stranger.card(inks)).toContainText("1/4 seats");
  await expect(own.card(inks)).toContainText("1/4 seats");
  await expectAccessible(own.page);
  for (const person of Object.values(await site.cast("ben", "chi", "dan"))) {
    await bookSession(site, person, inks);
  }
  await expect(stranger.card(inks)).toContainText("4/4 seats");
  await expect(stranger.card(inks)).toContainText("Full");
});

test("a seat is given back after a question, and undo takes it again", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, { title: "Inks", capacity: 4 });
  await bookSession(site, ana, inks);
  const own = await SchedulePage.open(await as(ana), event);
  await own.button(inks, "Going").click();
  const dialog = own.page.getByRole("dialog", { name: "Give up your seat at Inks?" });
  await dialog.getByRole("button", { name: "Keep my seat" }).click();
  await expect(dialog).toBeHidden();
  await own.button(inks, "Going").click();
  await dialog.getByRole("button", { name: "Give up my seat" }).click();
  const toast = own.toast("You gave up your seat at Inks");
  await expect(own.card(inks)).toContainText("0/4 seats");
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(own.button(inks, "Going")).toBeVisible();
  await expect(own.card(inks)).toContainText("1/4 seats");
});

/** A refused request is how a page hears of a clash. */
const CLASHES = { complaints: /status of 409/ };

test("a clash names the other session with its time, and a swap takes one for the other", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, { title: "Inks", capacity: 4 });
  const type = await addSession(site, host, event, { title: "Type", capacity: 4 });
  const later = await addSession(site, host, event, { title: "Paper", capacity: 4, after: 1 });
  await bookSession(site, ana, inks);
  const own = await SchedulePage.open(await as(ana, CLASHES), event);
  await expect(own.card(type)).toContainText("At the same time as Inks");
  await expect(own.card(later)).not.toContainText("At the same time");
  await own.button(type, "RSVP").click();
  const dialog = own.page.getByRole("dialog", { name: "Type clashes with your schedule" });
  await expect(dialog.getByRole("listitem")).toContainText(/Inks.*\d\d:\d\d – \d\d:\d\d/);
  await dialog.getByRole("button", { name: "Keep what I have" }).click();
  await expect(own.button(inks, "Going")).toBeVisible();
  await own.button(type, "RSVP").click();
  await expectAccessible(own.page);
  await dialog.getByRole("button", { name: "Swap: give up Inks" }).click();
  await expect(own.toast("You're in: Type")).toContainText("You gave up Inks.");
  await expect(own.button(type, "Going")).toBeVisible();
  await expect(own.button(inks, "RSVP")).toBeVisible();
});

test("a full session that clashes is waited for, and the other is given up at the moment of getting in", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, { title: "Inks", capacity: 4 });
  const type = await addSession(site, host, event, { title: "Type", capacity: 1 });
  await bookSession(site, ben, type);
  await bookSession(site, ana, inks);
  const own = await SchedulePage.open(await as(ana, CLASHES), event);
  await own.button(type, "Join the waitlist").click();
  const dialog = own.page.getByRole("dialog", { name: "Type clashes with your schedule" });
  await expect(
    dialog.getByRole("button", { name: "Join the waitlist, but only if I'm free then" }),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Join the waitlist, and give up Inks if I get in" }).click();
  await expect(own.toast("You're 1st on the waitlist for Type")).toBeVisible();
  await expect(own.button(type, "On the waitlist (1st)")).toBeVisible();
  await expect(own.button(inks, "Going")).toBeVisible();
  await leaveSession(site, ben, type);
  await expect(own.button(type, "Going")).toBeVisible();
  await expect(own.button(inks, "RSVP")).toBeVisible();
});

test("where the host allows overlaps, both sessions are marked in every open browser", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, { title: "Inks" });
  const type = await addSession(site, host, event, { title: "Type" });
  await site.db.seatPool.updateMany({ where: { eventId: event.id }, data: { overlapAllowed: true } });
  await bookSession(site, ana, inks);
  const [one, two] = [
    await SchedulePage.open(await as(ana), event),
    await SchedulePage.open(await as(ana), event),
  ];
  await one.button(type, "RSVP").click();
  for (const { page } of [one, two]) {
    const shown = new SchedulePage(page);
    await expect(shown.button(type, "Going")).toBeVisible();
    await expect(shown.card(type)).toContainText("At the same time as Inks");
    await expect(shown.card(inks)).toContainText("At the same time as Type");
  }
});

test("a session that the host moves onto another is marked on both sides in both tabs of its guest", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, { title: "Inks" });
  const type = await addSession(site, host, event, { title: "Type", after: 1 });
  await bookSession(site, ana, inks);
  await bookSession(site, ana, type);
  const agenda = await SchedulePage.open(await as(ana), event);
  const schedule = await SchedulePage.open(await agenda.page.context().newPage(), event, "my-schedule");
  const row = (title: string) => schedule.page.getByRole("listitem").filter({ hasText: title }).first();
  await expect(agenda.button(type, "Going")).toBeVisible();
  await expect(row("Type")).toBeVisible();
  await expect(agenda.page.getByText("At the same time as")).toHaveCount(0);
  await site.call(host, "PATCH", `/sessions/${type.id}`, { startsAt: inks.startsAt, endsAt: inks.endsAt });
  await expect(agenda.card(inks)).toContainText("At the same time as Type");
  await expect(agenda.card(type)).toContainText("At the same time as Inks");
  await expect(schedule.page.getByText("At the same time as Type")).toBeVisible();
  await expect(schedule.page.getByText("At the same time as Inks")).toBeVisible();
  // What is given up in one tab is no clash in the other.
  await agenda.button(type, "Going").click();
  await agenda.page.getByRole("dialog").getByRole("button", { name: "Give up my seat" }).click();
  await expect(schedule.page.getByText("At the same time as")).toHaveCount(0);
  await expect(agenda.card(inks)).not.toContainText("At the same time as");
});

test("an agenda that lost its connection catches up, and reads only seats for that", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, { title: "Inks", capacity: 4 });
  const page = await as(null, { complaints: /ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch/ });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const shown = await SchedulePage.open(page, event);
  await expect.poll(() => asked.filter((url) => url.includes("sessions.seats")).length).toBe(1);
  await bookSession(site, ana, inks);
  await expect(shown.card(inks)).toContainText("1/4 seats");
  await page.context().setOffline(true);
  await bookSession(site, ben, inks);
  await page.context().setOffline(false);
  await expect(shown.card(inks)).toContainText("2/4 seats");
  expect(asked.filter((url) => url.includes("sessions.list"))).toEqual([]);
});

test("a guest chooses how many people to bring, and an undo takes as many seats again", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50, guestsMax: 2 });
  const inks = await addSession(site, host, event, { title: "Inks", capacity: 9, guestsMax: 3 });
  const type = await addSession(site, host, event, { title: "Type", capacity: 9, after: 1 });
  const own = await SchedulePage.open(await as(ana), event);
  await expect(own.card(type).getByRole("combobox")).toHaveCount(0);
  await own.card(inks).getByLabel("Guests you bring to").selectOption("2");
  await own.button(inks, "RSVP").click();
  await expect(own.card(inks)).toContainText("3/9 seats");
  await expect(own.card(inks).getByRole("combobox")).toHaveCount(0);
  const { rsvp } = await site.call<{ rsvp: { guests: number } }>(ana, "GET", `/events/${event.id}/rsvp`);
  expect(rsvp.guests).toBe(2);
  await own.button(inks, "Going").click();
  await own.page.getByRole("dialog").getByRole("button", { name: "Give up my seat" }).click();
  await expect(own.card(inks)).toContainText("0/9 seats");
  await own.toast("You gave up").getByRole("button", { name: "Undo" }).click();
  await expect(own.card(inks)).toContainText("3/9 seats");
  await expectAccessible(own.page);
});

test("my schedule begins empty, fills live, and gives sessions back in place", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 50, startsInHours: 24 * 9 });
  const inks = await addSession(site, host, event, {
    title: "Inks",
    room: "Loft",
    speakers: [{ name: "Mo" }],
  });
  const own = await SchedulePage.open(await as(ana), event, "my-schedule");
  const { page } = own;
  await expect(page.getByRole("heading", { name: "Nothing on your schedule yet" })).toBeVisible();
  await page.getByRole("link", { name: "Browse sessions" }).click();
  await own.button(inks, "RSVP").click();
  await expect(own.button(inks, "Going")).toBeVisible();
  await page.getByRole("link", { name: "My schedule" }).click();
  await expect(page.getByRole("heading", { name: "My schedule" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Inks" }).filter({ hasText: "Loft" });
  await expect(row).toContainText("Mo");
  await expectAccessible(page);
  await own.button(inks, "Going").click();
  await page.getByRole("dialog").getByRole("button", { name: "Give up my seat" }).click();
  await expect(page.getByRole("heading", { name: "Nothing on your schedule yet" })).toBeVisible();
  await own.toast("You gave up").getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
  await page.goto("/me");
  await expect(page.getByRole("region", { name: "Your next sessions" })).toContainText("Inks");
});

test("a stranger signs in to book a session by its name and comes back to its card", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  await site.givePassword(ana);
  const event = await site.event(host, { capacity: 50 });
  const inks = await addSession(site, host, event, { title: "Inks" });
  const shown = await SchedulePage.open(await as(null), event);
  await shown.page.getByRole("link", { name: "RSVP to Inks" }).click();
  await expect(shown.page.getByText("Sign in to book Inks.")).toBeVisible();
  await new SignInPage(shown.page).withPassword(ana.email, DEMO_PASSWORD);
  await expect(shown.button(inks, "RSVP")).toBeVisible();
  expect(new URL(shown.page.url()).hash).toBe(`#session-${inks.id}`);
});
