import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { SessionDesk } from "./pages/session-desk";

test("a host on a phone adds a session, moves it, and removes it", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const event = await site.event(host, { capacity: 50, startsInHours: 24 * 9 });
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await page.getByRole("button", { name: "Add the first session" }).tap();
  await desk.dialog.getByRole("button", { name: "Add session" }).tap();
  // The refused field is brought into view, and the focus is on it.
  await expect(desk.dialog.getByLabel("Title")).toBeFocused();
  await expect(desk.dialog.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await desk.dialog.getByLabel("Title").fill("Letterpress");
  await desk.dialog.getByRole("combobox", { name: "Room" }).fill("Cellar");
  await desk.dialog.getByLabel("Starts").fill("10:00");
  await desk.dialog.getByLabel("Ends").fill("11:00");
  await desk.save();
  await expect(desk.row("Letterpress")).toContainText("10:00 – 11:00");
  await expect(desk.row("Letterpress")).toContainText("Cellar");
  await expectNoSidewaysScroll(page);

  await desk.edit("Letterpress");
  await desk.dialog.getByLabel("Starts").fill("12:00");
  await desk.save();
  await expect(desk.row("Letterpress")).toContainText("12:00 – 13:00");
  await desk.choose("Letterpress", "Delete");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete session" }).tap();
  await expect(page.getByRole("button", { name: "Add the first session" })).toBeVisible();
});

test("a room's name that is taken is refused beside its field", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const event = await site.event(host, { startsInHours: 24 * 9 });
  await site.call(host, "POST", `/events/${event.id}/rooms`, { name: "Hall" });
  const page = await as(host, { complaints: /status of 409/ });
  const desk = await SessionDesk.open(page, event);
  await page.getByRole("tab", { name: "Rooms" }).tap();
  await page.getByRole("button", { name: "Add room" }).tap();
  await desk.dialog.getByLabel("Name").fill("Hall");
  await desk.dialog.getByRole("button", { name: "Add room" }).tap();
  await expect(desk.dialog.getByLabel("Name")).toHaveAccessibleDescription(/already has a room/);
});
