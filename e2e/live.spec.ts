import { WebSocket } from "ws";
import { changeEventRow } from "../tests/factories";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { send } from "./raw-request";

test("seats and queue change in a stranger's open browser", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 2, guestsMax: 1 });
  const shown = await (await EventPage.open(await as(null), event)).live();
  await site.rsvp(ana, event, 1);
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "All 2 seats taken");
  await site.rsvp(ben, event);
  await expect(shown.queue).toContainText("1 on the waitlist");
  await site.withdraw(ben, event);
  await expect(shown.queue).toContainText("No one on the waitlist yet");
});

test("the page says that the connection is lost and catches up once it is back", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const page = await as(ben, { complaints: /ERR_INTERNET_DISCONNECTED|WebSocket/ });
  const shown = await (await EventPage.open(page, event)).live();
  await expect(shown.heading).toHaveText("You're first on the waitlist");

  await page.context().setOffline(true);
  const lost = page
    .getByRole("status")
    .filter({ hasText: /offline/i })
    .first();
  await expect(lost).toBeVisible();
  await site.withdraw(ana, event);
  await page.context().setOffline(false);
  await expect(shown.heading).toHaveText("You're in");
  await expect(lost).toBeHidden();
  await shown.live();
});

test("an RSVP sent without a connection fails visibly and keeps the form", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5 });
  const page = await as(await site.person(), {
    complaints: /ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch/,
  });
  const shown = await (await EventPage.open(page, event)).live();
  await page.context().setOffline(true);
  await shown.rsvp.click();
  await expect(page.getByRole("alert").filter({ hasText: "Check your connection" })).toBeVisible();
  await expect(page.getByText("You're in")).toBeHidden();
  await page.context().setOffline(false);
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
});

test("an open page says that its event was cancelled", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 5 });
  await site.rsvp(ana, event);
  const page = await as(ana);
  const shown = await (await EventPage.open(page, event)).live();
  await site.call(host, "POST", `/events/${event.id}/cancel`);
  await expect(page.getByText("This event was cancelled").first()).toBeVisible();
  await expect(shown.heading).toHaveText("You had a seat");
});

test("invited people get live updates of a private event", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 3, visibility: "private" });
  const page = await as(ana);
  const shown = await EventPage.open(page, event);
  await shown.rsvp.click();
  await expect(shown.heading).toHaveText("You're in");
  await shown.live();
  await site.call(ben, "POST", `/events/${event.id}/rsvp`, { invite: event.inviteToken });
  await expect(shown.seats).toHaveAttribute("aria-valuetext", "2 of 3 seats taken, 1 left");

  const stranger = await as(null, { complaints: /status of 404/ });
  await EventPage.open(stranger, { slug: event.slug });
  await expect(stranger.getByRole("heading", { name: "We can't find this event" })).toBeVisible();
});

test("live connections are refused to pages of other sites and allowed to programs", async ({ baseURL }) => {
  const { key } = JSON.parse((await send(baseURL, "GET", "/api/v1/live")).text);
  const statusFor = (origin?: string) =>
    new Promise((resolve) => {
      const address = `${baseURL?.replace(/^http/, "ws")}/app/${key}?protocol=7`;
      const socket = new WebSocket(address, origin === undefined ? {} : { origin });
      socket.on("error", () => {});
      socket.on("unexpected-response", (_, { statusCode }) => resolve(statusCode));
      socket.on("open", () => {
        resolve(101);
        socket.close();
      });
    });
  expect(await statusFor("https://evil.test")).toBe(403);
  expect(await statusFor("null")).toBe(403);
  expect(await statusFor(baseURL)).toBe(101);
  expect(await statusFor()).toBe(101);
});

test("an open page says that the event is happening now and later that it is over", async ({ as, site }) => {
  const event = await site.event(await site.person(), { capacity: 5 });
  const inSeconds = (n: number) => new Date(Date.now() + n * 1_000);
  await changeEventRow(site.db, event.id, { startsAt: inSeconds(8), endsAt: inSeconds(16) });
  const page = await as(await site.person());
  await page.goto(`/events/${event.slug}`);
  await expect(page.getByText("Happening now")).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("This event is over")).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("Happening now")).toBeHidden();
});
