import { chromiumLaunchOptions } from "../scripts/chromium.mjs";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { cameraArgs, film, filmOf } from "./fake-camera";
import { test as base, expect } from "./fixtures";
import { ScannerPage } from "./pages/scanner-page";
import type { Person, Site } from "./site";

const OFFLINE = { complaints: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource|WebSocket/ };

/** Browsers whose camera films what the test puts before it. */
const test = base.extend<object, { filmFile: string }>({
  filmFile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use, { workerIndex }) => {
      const file = filmOf(workerIndex);
      film(file, null);
      await use(file);
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ filmFile }, use) => {
      const options = await chromiumLaunchOptions();
      await use({ ...options, args: [...(options.args ?? []), ...cameraArgs(filmFile)] });
    },
    { scope: "worker" },
  ],
});

type Ticket = { code: string; shortCode: string };

async function doorOf(site: Site, guests = 0) {
  const people = await site.cast("host", "priya", "ana");
  const event = await site.event(people.host, { capacity: 20, guestsMax: 4, startsInHours: 1 });
  await site.call(people.host, "POST", `/events/${event.id}/staff`, {
    email: people.priya.email,
    role: "door",
  });
  const rsvp = await site.rsvp(people.ana, event, guests);
  return { ...people, event, rsvp, ticket: await ticketOf(site, people.ana, rsvp.id) };
}

const ticketOf = (site: Site, person: Person, rsvpId: string) =>
  site.call<Ticket>(person, "GET", `/rsvps/${rsvpId}/qr`);

test("the camera reads a real QR code: checked in, then already in with who and when", async ({
  as,
  site,
  filmFile,
}) => {
  const { event, priya, ana, ticket } = await doorOf(site);
  const page = await as(priya, { permissions: ["camera"] });
  film(filmFile, ticket.code);
  const scanner = await ScannerPage.open(page, event);
  await expect(scanner.result).toContainText("Checked in");
  await expect(scanner.result).toContainText(ana.name);
  await expect(scanner.count("Arrived")).toHaveText("1");
  await page.getByRole("button", { name: "Stop camera" }).click();
  await page.getByRole("button", { name: "Start camera" }).click();
  await expect(scanner.result).toContainText("Already in");
  await expect(scanner.result).toContainText(`Scanned by ${priya.name} just now.`);
  film(filmFile, "https://example.com/not-a-ticket");
  await page.getByRole("button", { name: "Stop camera" }).click();
  await page.getByRole("button", { name: "Start camera" }).click();
  await expect(scanner.result).toContainText("Not checked in");
  await expect(scanner.result).toContainText("This is not a ticket of this site.");
  film(filmFile, null);
});

test("two doors scan the same guest: one arrival, and the other door says who let them in", async ({
  as,
  site,
}) => {
  const { event, host, priya, ana, ticket } = await doorOf(site);
  const first = await ScannerPage.open(await as(priya), event);
  const second = await ScannerPage.open(await as(host), event);
  await first.typeCode(ticket.shortCode);
  await expect(first.result).toContainText("Checked in");
  await second.checkIn(ana.name);
  await expect(second.result).toContainText("Already in");
  await expect(second.result).toContainText(`Scanned by ${priya.name}`);
  await expect(second.count("Arrived")).toHaveText("1");
});

test("an undo takes a check-in back, and the guest can be scanned again", async ({ as, site }) => {
  const { event, priya, ticket } = await doorOf(site);
  const scanner = await ScannerPage.open(await as(priya), event);
  await scanner.typeCode(ticket.code);
  await expect(scanner.result).toContainText("Checked in");
  await scanner.result.getByRole("button", { name: "Undo" }).click();
  await expect(scanner.result).toContainText("Check-in undone");
  await expect(scanner.count("Arrived")).toHaveText("0");
  await scanner.typeCode(ticket.code);
  await expect(scanner.result).toContainText("Checked in");
});

test("a group arrives one by one, and one who leaves is taken back", async ({ as, site }) => {
  const { event, priya, ana, ticket } = await doorOf(site, 2);
  const scanner = await ScannerPage.open(await as(priya), event);
  await scanner.page.getByText("One by one").click();
  await scanner.typeCode(ticket.code);
  await expect(scanner.result.getByRole("group")).toContainText("1 of 3 here");
  await scanner.result.getByRole("button", { name: "One more here" }).click();
  await expect(scanner.result.getByRole("group")).toContainText("2 of 3 here");
  await expect(scanner.count("Arrived")).toHaveText("2");
  await scanner.result.getByRole("button", { name: "One fewer here" }).click();
  await expect(scanner.result.getByRole("group")).toContainText("1 of 3 here");
  await expect(scanner.count("Arrived")).toHaveText("1");
  await scanner.typeCode(ticket.shortCode);
  await expect(scanner.result).toContainText(ana.name);
  await expect(scanner.count("Arrived")).toHaveText("2");
});

test("offline the scanner opens, scans, survives a reload and sends everything once when it is back", async ({
  as,
  site,
}) => {
  const { event, host, priya, ana, ticket } = await doorOf(site, 1);
  const { ben } = await site.cast("ben");
  await site.rsvp(ben, event);
  const page = await as(priya, OFFLINE);
  const scanner = await ScannerPage.open(page, event);
  await scanner.isKept();
  await page.context().setOffline(true);
  await page.reload();
  await scanner.hasList();
  await scanner.typeCode(ticket.code);
  await expect(scanner.result).toContainText("Checked in");
  await expect(scanner.result).toContainText("Saved on this phone until you're online.");
  await scanner.typeCode(ticket.code);
  await expect(scanner.result).toContainText("Already in");
  await scanner.checkIn(ben.name);
  await expect(scanner.sync("Offline · 2 scans waiting")).toBeVisible();
  await expect(scanner.count("Arrived")).toHaveText("3");
  await page.reload();
  await expect(scanner.sync("Offline · 2 scans waiting")).toBeVisible();
  await expect(scanner.count("Arrived")).toHaveText("3");
  // Another door lets one of them in meanwhile.
  const other = await ScannerPage.open(await as(host), event);
  await other.checkIn(ben.name);
  await expect(other.result).toContainText("Checked in");
  await page.context().setOffline(false);
  // Behind its worker the browser does not say that it is back, so the page finds out by trying.
  await expect(scanner.sync("Online · all sent")).toBeVisible({ timeout: 40_000 });
  const toLookAt = page.getByRole("list", { name: "Offline scans to look at" });
  await expect(toLookAt).toContainText(`already checked in by ${host.name}`);
  await expect(toLookAt).toContainText(ben.name);
  await expect(scanner.count("Arrived")).toHaveText("3");
  await expect(other.count("Arrived")).toHaveText("3", { timeout: 20_000 });
  await toLookAt.getByRole("button", { name: "Got it" }).click();
  await expect(toLookAt).toBeHidden();
  await scanner.checkIn(ana.name);
  await expect(scanner.result).toContainText(`Scanned by ${priya.name}`);
});

test("scans outlive a sign-in that ended meanwhile, and are sent after signing in again", async ({
  as,
  site,
}) => {
  const { event, priya, ticket } = await doorOf(site);
  const page = await as(priya, {
    complaints: /401|ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load|WebSocket/,
  });
  const scanner = await ScannerPage.open(page, event);
  await page.context().setOffline(true);
  await scanner.typeCode(ticket.code);
  await expect(scanner.sync("Offline · 1 scan waiting")).toBeVisible();
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await expect(page.getByText("1 scan stays on this phone")).toBeVisible();
  await page.context().addCookies(cookies);
  await page.reload();
  await expect(scanner.sync("Online · all sent")).toBeVisible();
  await expect(scanner.count("Arrived")).toHaveText("1");
});

test("a phone whose clock is two hours behind works and says so", async ({ as, site }) => {
  const { event, priya, ticket } = await doorOf(site);
  const page = await as(priya);
  await page.clock.install({ time: new Date(Date.now() - 2 * 3_600_000) });
  await page.clock.resume();
  const scanner = await ScannerPage.open(page, event);
  await expect(page.getByText(/Your phone's clock is 2 h behind/)).toBeVisible();
  await scanner.typeCode(ticket.code);
  await expect(scanner.result).toContainText("Checked in");
});

test("a walk-in gets a seat, or a reason", async ({ as, site }) => {
  const { event, priya } = await doorOf(site);
  const page = await as(priya);
  const scanner = await ScannerPage.open(page, event);
  await page.getByRole("textbox", { name: "Name" }).last().fill("Wanda Walker");
  await page.getByRole("button", { name: "Add and check in" }).click();
  await expect(scanner.result).toContainText("Checked in");
  await expect(scanner.result).toContainText("Wanda Walker");
});

test("the scanner is accessible and fits a phone, with a result and a group on it", async ({ as, site }) => {
  const { event, priya, ticket } = await doorOf(site, 2);
  const page = await as(priya, { viewport: { width: 360, height: 740 } });
  const scanner = await ScannerPage.open(page, event);
  await scanner.typeCode(ticket.code);
  await expect(scanner.result).toContainText("Checked in");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await scanner.typeCode(ticket.code);
  await expect(scanner.result).toContainText("Already in");
  await expectAccessible(page);
  await scanner.typeCode("ZZZZ-9999");
  await expect(scanner.result).toContainText("Not checked in");
  await expectAccessible(page);
});

test("only the scanner may use the camera, and only people of the door see it", async ({ as, site }) => {
  const { event, priya, ana } = await doorOf(site);
  const door = await as(priya);
  const scanner = await door.goto(`/events/${event.slug}/check-in`);
  expect(scanner?.headers()["permissions-policy"]).toContain("camera=(self)");
  const eventPage = await door.goto(`/events/${event.slug}`);
  expect(eventPage?.headers()["permissions-policy"]).toContain("camera=()");
  await expect(door.getByRole("link", { name: "Check-in" })).toBeVisible();
  const guest = await as(ana, { complaints: /status of 404/ });
  expect((await guest.goto(`/events/${event.slug}/check-in`))?.status()).toBe(404);
});

test("a guest's ticket is on the event page and opens offline once it was opened", async ({ as, site }) => {
  const { event, ana, ticket } = await doorOf(site);
  const page = await as(ana, OFFLINE);
  const grouped = ticket.shortCode.replace(/^(.{4})/, "$1-");
  await page.goto(`/events/${event.slug}`);
  await expect(page.getByRole("region", { name: "Your ticket" })).toContainText(grouped);
  await page.getByRole("link", { name: "Full screen" }).click();
  await expect(page.getByText(grouped)).toBeVisible();
  await new ScannerPage(page).isKept();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText(grouped)).toBeVisible();
  await expect(page.getByRole("img", { name: "Your ticket as a QR code" })).toBeVisible();
  await page.context().setOffline(false);
  await expectAccessible(page);
});

test("signing out deletes the guest list and keeps scans that were not sent", async ({ as, site }) => {
  const { event, priya, ticket } = await doorOf(site);
  const page = await as(priya, OFFLINE);
  const scanner = await ScannerPage.open(page, event);
  await scanner.isKept();
  await page.context().setOffline(true);
  await scanner.typeCode(ticket.code);
  await expect(scanner.sync("Offline · 1 scan waiting")).toBeVisible();
  await page.goto("about:blank");
  await page.context().setOffline(false);
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  const kept = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("turnout-door");
      opening.onsuccess = () => resolve(opening.result);
    });
    const count = (store: string) =>
      new Promise<number>((resolve) => {
        const counting = database.transaction(store).objectStore(store).count();
        counting.onsuccess = () => resolve(counting.result);
      });
    return {
      lists: await count("lists"),
      keys: await count("keys"),
      queue: await count("queue"),
      hasPages: await caches.has("turnout-pages"),
    };
  });
  expect(kept).toEqual({ lists: 0, keys: 0, queue: 1, hasPages: false });
});
