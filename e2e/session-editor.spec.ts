import type { Page } from "@playwright/test";
import type { SessionDetails } from "../server/domains/sessions/schema";
import { blank } from "../server/storage/testing/pictures";
import { expect, test } from "./fixtures";
import { SessionDesk } from "./pages/session-desk";
import type { Person, Site } from "./site";

const DAY = "2027-03-05";
/** A published event with two rooms and one session, in Lisbon, where it is the same time as UTC in March. */
async function conference(site: Site, host: Person) {
  const times = { startsAt: `${DAY}T08:00:00Z`, endsAt: `${DAY}T20:00:00Z`, timeZone: "Europe/Lisbon" };
  const draft = await site.draft(host, times as object);
  const event = await site.call<{ id: string; slug: string }>(host, "POST", `/events/${draft.id}/publish`);
  await site.call(host, "POST", `/events/${event.id}/rooms`, { name: "Hall", capacity: 50 });
  await site.call(host, "POST", `/events/${event.id}/rooms`, { name: "Studio", capacity: 20 });
  return event;
}

const add = (site: Site, host: Person, eventId: string, plan: object) =>
  site.call<SessionDetails>(host, "POST", `/events/${eventId}/sessions`, {
    title: "Ink",
    room: "Hall",
    startsAt: `${DAY}T09:00:00Z`,
    endsAt: `${DAY}T10:00:00Z`,
    ...plan,
  });

const stored = (site: Site, host: Person, id: string) =>
  site.call<SessionDetails>(host, "GET", `/sessions/${id}`);

/** Drags from the middle of a block, or from its lower edge, by so many pixels. */
async function drag(
  page: Page,
  name: RegExp,
  { from, dx, dy }: { from: "middle" | "edge"; dx: number; dy: number },
) {
  const box = await page.getByRole("button", { name }).boundingBox();
  if (!box) throw new Error("the block is not on the screen");
  const [x, y] = [box.x + box.width / 2, from === "edge" ? box.y + box.height - 3 : box.y + 12];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
}

test("a host adds a session with a new room and a speaker, and changes it", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await page.getByRole("button", { name: "Add the first session" }).click();
  await desk.dialog.getByLabel("Title").fill("Letterpress for beginners");
  await desk.dialog.getByRole("combobox", { name: "Room" }).fill("Cellar");
  await desk.dialog.getByLabel("Starts").fill("10:00");
  await desk.dialog.getByRole("button", { name: "Add a speaker" }).click();
  await desk.dialog.getByRole("combobox", { name: "Name" }).fill("Ana Reis");
  await desk.save();
  await expect(desk.row("Letterpress for beginners")).toContainText("10:00 – 11:00");
  await expect(desk.row("Letterpress for beginners")).toContainText("Cellar");
  await expect(desk.row("Letterpress for beginners")).toContainText("Ana Reis");

  await desk.edit("Letterpress for beginners");
  await desk.dialog.getByLabel("Title").fill("Letterpress");
  await desk.dialog.getByLabel("Ends").fill("12:30");
  await desk.save();
  await expect(desk.row("Letterpress")).toContainText("10:00 – 12:30");
});

test("a speaker's photo is uploaded in the editor and shown to guests", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  await add(site, host, event.id, { speakers: [{ name: "Ana Reis" }] });
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await desk.edit("Ink");
  const photo = await blank(300, 300).png().toBuffer();
  const choose = desk.dialog.getByLabel("Choose a picture");
  await choose.setInputFiles({ name: "ana.png", mimeType: "image/png", buffer: photo });
  await expect(desk.dialog.getByLabel("Choose another picture")).toBeAttached();
  await desk.save();
  const stranger = await as(null);
  await stranger.goto(`/events/${event.slug}/schedule`);
  const shown = stranger.locator("img[src*='/api/v1/attachments/']");
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await desk.edit("Ink");
  await desk.dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await desk.save();
  await stranger.reload();
  await expect(stranger.getByRole("heading", { name: "Ink" })).toBeVisible();
  await expect(shown).toHaveCount(0);
});

test("a fault of a session is shown beside its field, and a newer version instead of being overwritten", async ({
  as,
  site,
}) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  const session = await add(site, host, event.id, {});
  const page = await as(host, { complaints: /status of 409/ });
  const desk = await SessionDesk.open(page, event);
  await desk.edit("Ink");
  await desk.dialog.getByLabel("Title").fill("");
  await desk.dialog.getByRole("button", { name: "Save session" }).click();
  await expect(desk.dialog.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
  await site.call(host, "PATCH", `/sessions/${session.id}`, { title: "Ink and paper" });
  await desk.dialog.getByLabel("Title").fill("Mine");
  await desk.dialog.getByRole("button", { name: "Save session" }).click();
  await expect(desk.dialog.getByRole("alert")).toContainText("Ink and paper");
  await desk.dialog.getByRole("button", { name: "Load the newer version" }).click();
  await expect(desk.dialog.getByLabel("Title")).toHaveValue("Ink and paper");
});

test("a block of the grid is dragged to another time and room, resized, and put back", async ({
  as,
  site,
}) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  const session = await add(site, host, event.id, {});
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await desk.showGrid();
  // 1.3 pixels a minute: 78 are an hour.
  await drag(page, /^Ink/, { from: "middle", dx: await desk.columnWidth(), dy: 78 });
  await expect(page.getByRole("button", { name: /^Ink, 10:00 – 11:00, .?Studio/ })).toBeVisible();
  await expect.poll(async () => (await stored(site, host, session.id)).room).toBe("Studio");

  await drag(page, /^Ink/, { from: "edge", dx: 0, dy: 39 });
  await expect(page.getByRole("button", { name: /^Ink, 10:00 – 11:30/ })).toBeVisible();
  await expect.poll(async () => (await stored(site, host, session.id)).endsAt).toBe(`${DAY}T11:30:00.000Z`);
  await desk.toast("Moved").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^Ink, 10:00 – 11:00/ })).toBeVisible();
  await expect.poll(async () => (await stored(site, host, session.id)).endsAt).toBe(`${DAY}T11:00:00.000Z`);
});

test("a block of the grid moves by keyboard, and a double-booked room is said in words", async ({
  as,
  site,
}) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  const session = await add(site, host, event.id, {});
  await add(site, host, event.id, {
    title: "Paper",
    startsAt: `${DAY}T10:00:00Z`,
    endsAt: `${DAY}T11:00:00Z`,
  });
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await desk.showGrid();
  const block = page.getByRole("button", { name: /^Ink/ });
  await expect(block).not.toHaveAccessibleName(/booked/);
  await block.focus();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("status").filter({ hasText: "09:05 – 10:10" })).toBeAttached();
  await expect(block).toHaveAccessibleName(/is also booked for .*Paper/);
  await expect(block).toBeFocused();
  await expect.poll(async () => (await stored(site, host, session.id)).endsAt).toBe(`${DAY}T10:10:00.000Z`);
  await page.keyboard.press("Alt+ArrowRight");
  await expect(block).toHaveAccessibleName(/Studio/);
  await expect(block).not.toHaveAccessibleName(/booked/);
  await expect.poll(async () => (await stored(site, host, session.id)).room).toBe("Studio");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Escape");
  await expect(block).toHaveAccessibleName(/^Ink, 09:05 – 10:10/);
});

test("a session that was booked is cancelled with a word about its guests, and restored", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await conference(site, host);
  const session = await add(site, host, event.id, {});
  await site.rsvp(ana, event);
  await site.call(ana, "POST", `/sessions/${session.id}/rsvp`);
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await expect(desk.row("Ink")).toContainText("1/50 seats");
  await desk.choose("Ink", "Cancel session");
  await expect(page.getByRole("alertdialog")).toContainText("1 seat is taken");
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel session" }).click();
  await expect(desk.row("Ink")).toContainText("Cancelled");
  await desk.choose("Ink", "Restore");
  await expect(desk.row("Ink")).not.toContainText("Cancelled");
  await expect(desk.row("Ink")).toContainText("1/50 seats");
});

test("a smaller capacity names the people who would move before it is saved", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await conference(site, host);
  const session = await add(site, host, event.id, {});
  for (const person of [ana, ben]) {
    await site.rsvp(person, event);
    await site.call(person, "POST", `/sessions/${session.id}/rsvp`);
  }
  const page = await as(host, { complaints: /status of 409/ });
  const desk = await SessionDesk.open(page, event);
  await desk.edit("Ink");
  await desk.dialog.getByLabel("A number of its own").check();
  await desk.dialog.getByLabel("Seats", { exact: true }).fill("1");
  await desk.dialog.getByRole("button", { name: "Save session" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(ben.name);
  await page.getByRole("alertdialog").getByRole("button", { name: "Move 1 group" }).click();
  await expect(desk.row("Ink")).toContainText("1/1 seat");
  await expect(desk.row("Ink")).toContainText("1 waiting");
});

test("a room that a session has is not deleted, and an unused one is", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  await add(site, host, event.id, {});
  const page = await as(host, { complaints: /status of 409/ });
  const desk = await SessionDesk.open(page, event);
  await page.getByRole("tab", { name: "Rooms" }).click();
  for (const room of ["Hall", "Studio"]) {
    await page.getByRole("button", { name: `Delete ${room}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete room" }).click();
    await expect(page.getByRole("alertdialog")).toBeHidden();
  }
  await expect(desk.toast("still belongs to")).toBeVisible();
  await expect(page.getByRole("list", { name: "Rooms" })).toContainText("Hall");
  await expect(page.getByRole("list", { name: "Rooms" })).not.toContainText("Studio");
});
