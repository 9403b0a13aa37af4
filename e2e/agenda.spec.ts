import { expect, test } from "./fixtures";
import { addSession, SchedulePage } from "./pages/schedule-page";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("an agenda is read, filtered and searched", async ({ as, site }) => {
    const host = await site.person();
    const event = await site.event(host);
    const inks = await addSession(site, host, event, {
      title: "Inks",
      track: "Colour",
      room: "Loft",
      capacity: 4,
      speakers: [{ name: "Mo" }],
    });
    const type = await addSession(site, host, event, { title: "Type", track: "Craft", after: 30 });
    const shown = await SchedulePage.open(await as(null, { javaScriptEnabled: false }), event);
    const { page } = shown;
    await expect(shown.card(inks)).toContainText(/Loft.*Colour.*Inks.*Mo.*Open.*0\/4 seats/s);
    await expect(page.getByRole("navigation", { name: "Days" }).getByRole("link")).toHaveCount(2);
    await page.getByLabel("Track").selectOption("Craft");
    await page.locator("#content").getByRole("button", { name: "Search" }).click();
    await expect(shown.card(type)).toBeVisible();
    await expect(shown.card(inks)).toHaveCount(0);
    await page.getByLabel("Search sessions").fill("nothing has this");
    await page.locator("#content").getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: "Show all sessions" }).click();
    await expect(shown.card(inks)).toBeVisible();
  });
});

test("filters take effect right away and are kept in the URL", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  const inks = await addSession(site, host, event, { title: "Inks", type: "Talk" });
  const type = await addSession(site, host, event, { title: "Type", type: "Workshop" });
  const own = await SchedulePage.open(await as(ana), event);
  await own.page.getByLabel("Type").selectOption("Workshop");
  await expect(own.card(inks)).toHaveCount(0);
  await own.page.reload();
  await expect(own.card(type)).toBeVisible();
  await expect(own.card(inks)).toHaveCount(0);
  await own.page.getByLabel("Type").selectOption("");
  await own.page.getByLabel("Mine").check();
  await expect(own.page.getByRole("heading", { name: "None of your sessions match" })).toBeVisible();
});

test("times change to the viewer's zone and back", async ({ as, site }) => {
  const host = await site.person();
  const event = await site.event(host, { timeZone: "Asia/Tokyo" });
  const inks = await addSession(site, host, event, { title: "Inks" });
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
      new Date(inks.startsAt),
    );
  const shown = await SchedulePage.open(await as(null), event);
  await expect(shown.card(inks)).toContainText(clock("Asia/Tokyo"));
  await shown.page.getByRole("link", { name: "My time (Berlin)" }).click();
  await expect(shown.card(inks)).toContainText(clock("Europe/Berlin"));
  await shown.page.getByRole("link", { name: "Tokyo time" }).click();
  await expect(shown.card(inks)).toContainText(clock("Asia/Tokyo"));
});

test("on a wide screen the agenda is a table of rooms", async ({ as, site }) => {
  const host = await site.person();
  const event = await site.event(host);
  const inks = await addSession(site, host, event, { title: "Inks", room: "Loft" });
  const type = await addSession(site, host, event, { title: "Type", room: "Cellar" });
  const shown = await SchedulePage.open(await as(null), event);
  await shown.page.getByRole("link", { name: "By room" }).click();
  await expect(shown.page).toHaveURL(/view=grid/);
  await expect(shown.page.getByText("Cellar", { exact: true }).first()).toBeVisible();
  const tops = await Promise.all([inks, type].map(async (one) => (await shown.card(one).boundingBox())?.y));
  expect(tops[0]).toBe(tops[1]);
});

test("a schedule can be embedded and is found by oEmbed, that of a private event cannot", async ({
  as,
  site,
  request,
}) => {
  const host = await site.person();
  const event = await site.event(host);
  const inks = await addSession(site, host, event, { title: "Inks" });
  const page = await as(null);
  await page.goto(`/events/${event.slug}/schedule`);
  const href = await page
    .locator('link[rel="alternate"][type="application/json+oembed"]')
    .getAttribute("href");
  expect(new URL(href ?? "").pathname).toBe("/api/oembed");
  const answer = await (await request.get(href ?? "")).json();
  expect(answer).toMatchObject({ type: "rich", title: `Schedule of ${event.title}` });
  const framed = await page.goto(`/embed/events/${event.slug}/schedule`);
  expect(answer.html).toContain(new URL(page.url()).pathname);
  expect(await framed?.headerValue("content-security-policy")).toContain("frame-ancestors *");
  await expect(page.locator(`#session-${inks.id}`)).toContainText("Inks");
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Details of Inks/ })).toHaveAttribute("target", "_blank");

  const hidden = await site.event(host, { visibility: "private" });
  const url = new URL(`/events/${hidden.slug}/schedule`, page.url()).href;
  expect((await request.get(`/api/oembed?format=json&url=${encodeURIComponent(url)}`)).status()).toBe(404);
  expect((await request.get(`/embed/events/${hidden.slug}/schedule`)).status()).toBe(404);
});

test("an event's page shows its next sessions and leads to the schedule", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  const inks = await addSession(site, host, event, { title: "Inks" });
  const page = await as(ana);
  await page.goto(`/events/${event.slug}`);
  const teaser = page.getByRole("region", { name: "Schedule" });
  await expect(teaser).toContainText("Inks");
  await expect(teaser.getByRole("link", { name: "My schedule" })).toHaveCount(0);
  await site.call(ana, "POST", `/sessions/${inks.id}/rsvp`);
  await page.reload();
  await teaser.getByRole("link", { name: "My schedule" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My schedule");
  await page.goBack();
  await teaser.getByRole("link", { name: "See the full schedule" }).click();
  await expect(page.locator(`#session-${inks.id}`)).toBeVisible();
});
