import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { ManagePage } from "./pages/manage-page";
import { addSession, bookSession, leaveSession } from "./pages/schedule-page";

test("a visit is counted with its source, and the host's own visit is not counted", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 5 });
  const managePage = await as(host);
  await EventPage.open(managePage, event);
  const visitor = await as(ana);
  const counted = visitor.waitForResponse((answer) => answer.url().endsWith(`/events/${event.id}/views`));
  await visitor.goto(`/events/${event.id}?utm_source=Spring+Newsletter`);
  expect((await counted).status()).toBe(200);

  const views = await site.db.eventView.findMany({ where: { eventId: event.id } });
  expect(views.map((view) => view.source)).toEqual(["spring-newsletter"]);
  await ManagePage.open(managePage, event, "/analytics");
  await expect(managePage.getByRole("figure", { name: "Traffic sources" })).toContainText(
    "Spring-newsletter",
  );
});

test("the charts follow what guests do and can be read as tables and downloaded", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 2, guestsMax: 1 });
  const page = await as(host);
  await ManagePage.open(page, event, "/analytics");
  await expect(page.getByRole("heading", { name: "Nothing to count yet" })).toBeVisible();

  await site.rsvp(ana, event, 1);
  await site.rsvp(ben, event);
  const seats = page.getByRole("figure", { name: "Seats over time" });
  await expect(seats).toContainText(/2 of 2 seats are taken, 100\s%/);
  await expect(seats.locator("svg.recharts-surface")).toBeVisible();
  await expect(page.getByRole("figure", { name: "Waitlist", exact: true })).toContainText(
    "1 group joined the waitlist",
  );

  await page.getByText("Show the numbers of Group sizes").click();
  const numbers = page.getByRole("region", { name: "Group sizes in numbers" });
  await expect(numbers.getByRole("row")).toHaveText([/Group size/, "101", "210"]);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Group sizes as a CSV file" }).click();
  const file = await (await download).createReadStream();
  const text = Buffer.concat(await file.toArray()).toString();
  expect(text).toBe("\ufeffGroup size,Have seats,Waiting\r\n1,0,1\r\n2,1,0\r\n");
});

test("the numbers of one session are chosen, and follow what its guests do", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 9 });
  const inks = await addSession(site, host, event, { title: "Inks", capacity: 1 });
  await addSession(site, host, event, { title: "Type", capacity: 8, after: 1 });
  for (const person of [ana, ben]) await bookSession(site, person, inks);
  const page = await as(host);
  await ManagePage.open(page, event, "/analytics");
  const sessions = page.getByRole("region", { name: "Sessions", exact: true });
  await expect(sessions.getByRole("figure", { name: "Seats over time" })).toContainText(
    /1 of 1 seat is taken, 100\s%/,
  );
  await expect(sessions.locator("svg.recharts-surface").first()).toBeVisible();
  const waitlist = sessions.getByRole("figure", { name: "Waitlist" });
  await expect(waitlist).toContainText("1 is still waiting");
  await expectAccessible(page);
  await leaveSession(site, ana, inks);
  await expect(waitlist).toContainText("1 got a seat");
  await sessions.getByText("Show the numbers of Waitlist").click();
  await expect(sessions.getByRole("region", { name: "Waitlist in numbers" })).toContainText("Given a seat1");
  const second = sessions.getByRole("option", { name: /Type/ });
  await sessions.getByLabel("Session").selectOption(await second.getAttribute("value"));
  await expect(sessions.getByRole("figure", { name: "Seats over time" })).toContainText(
    "RSVPs will show up here",
  );
});

test("the analytics are for hosts only", async ({ as, site }) => {
  const { host, ana, door } = await site.cast("host", "ana", "door");
  const event = await site.event(host, { capacity: 3 });
  await site.call(host, "POST", `/events/${event.id}/staff`, { email: door.email, role: "door" });
  for (const person of [ana, door]) {
    const page = await as(person, { complaints: /status of 404/ });
    const answer = await page.goto(`/events/${event.id}/manage/analytics`);
    expect(answer?.status()).toBe(404);
    const path = `/events/${event.id}/analytics/people.csv`;
    await expect(site.call(person, "GET", path)).rejects.toThrow(/answered 40[34]/);
  }
});
