import { readFile } from "node:fs/promises";
import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { SessionDesk } from "./pages/session-desk";
import type { Person, Site } from "./site";

const DAY = "2027-03-05";

/** A published event in Lisbon with one room. */
async function conference(site: Site, host: Person) {
  const times = { startsAt: `${DAY}T08:00:00Z`, endsAt: `${DAY}T20:00:00Z`, timeZone: "Europe/Lisbon" };
  const draft = await site.draft(host, times as object);
  const event = await site.call<{ id: string; slug: string }>(host, "POST", `/events/${draft.id}/publish`);
  await site.call(host, "POST", `/events/${event.id}/rooms`, { name: "Hall", capacity: 50 });
  return event;
}

const asFile = (text: string, name = "program.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

const GOOD = `title,room,speakers,start,end,capacity
Ink,Hall,Ana Reis; Ben Okafor,${DAY} 09:00,${DAY} 10:00,
Paper,Hall,,${DAY} 10:00,${DAY} 11:30,12
`;

const FAULTY = `title,room,start,end
Ink,Hall,${DAY} 09:00,${DAY} 10:00
Paper,Cellar,${DAY} 10:00,${DAY} 11:00
Type,Hall,soon,${DAY} 11:00
Glue,Hall,${DAY} 12:00,${DAY} 11:00
`;

test("a program is imported from a file, and its export comes back unchanged", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await page.getByRole("button", { name: "Import" }).click();
  await desk.dialog.getByLabel("Choose a file").setInputFiles(asFile(GOOD));
  await expect(desk.dialog.getByRole("status").first()).toHaveText("2 new sessions.");
  await expect(desk.dialog.getByRole("row").filter({ hasText: "Paper" })).toContainText("New");
  await desk.dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(desk.toast("2 sessions added")).toBeVisible();
  await expect(desk.dialog).toBeHidden();
  await expect(desk.row("Ink")).toContainText("09:00 – 10:00");
  await expect(desk.row("Ink")).toContainText("Ana Reis");
  await expect(desk.row("Paper")).toContainText("0/12 seats");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const file = await (await download).path();
  await page.getByRole("button", { name: "Import" }).click();
  await desk.dialog.getByLabel("Choose a file").setInputFiles({
    ...asFile(""),
    buffer: await readFile(file),
  });
  await expect(desk.dialog.getByRole("status").first()).toContainText("nothing to change");
  await expect(desk.dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
});

test("rows with an unknown room or bad times say what is wrong, and nothing is imported until they are mended", async ({
  as,
  site,
}) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  const page = await as(host);
  const desk = await SessionDesk.open(page, event);
  await page.getByRole("button", { name: "Import" }).click();
  await desk.dialog.getByLabel("Choose a file").setInputFiles(asFile(FAULTY));
  await expect(desk.dialog.getByRole("status").first()).toContainText("3 of 4 rows can't be imported");
  const row = (title: string) => desk.dialog.getByRole("row").filter({ hasText: title });
  await expect(row("Paper")).toContainText("This event has no room");
  await expect(row("Type")).toContainText("Start: Write a date and time");
  await expect(row("Glue")).toContainText("Problem");
  await expect(row("Ink")).toHaveCount(0);
  await desk.dialog.getByText("All rows (4)").click();
  await expect(row("Ink")).toContainText("New");
  await expect(desk.dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await expectAccessible(page);

  await desk.dialog.getByLabel("Add 1 new room").check();
  await expect(desk.dialog.getByRole("status").first()).toContainText("2 of 4 rows");
  await desk.dialog.getByRole("button", { name: "Choose another file" }).click();
  const mended = FAULTY.replace("soon", `${DAY} 10:00`).replace(`${DAY} 12:00`, `${DAY} 10:30`);
  await desk.dialog.getByLabel("Or paste rows from a spreadsheet").fill(mended);
  await desk.dialog.getByRole("button", { name: "Check the rows" }).click();
  await desk.dialog.getByLabel("Add 1 new room").check();
  await expect(desk.dialog.getByRole("status").first()).toHaveText("4 new sessions.");
  await desk.dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(desk.row("Paper")).toContainText("Cellar");
  await expect(desk.row("10:30 – 11:00")).toContainText("Glue");
});

test("a file that is no program says why, and the example file can be imported", async ({ as, site }) => {
  const { host } = await site.cast("host");
  const event = await conference(site, host);
  const page = await as(host, {
    complaints: /status of 400/,
    viewport: { width: 360, height: 740 },
    reducedMotion: "reduce",
  });
  const desk = await SessionDesk.open(page, event);
  await page.getByRole("button", { name: "Import" }).click();
  const choose = desk.dialog.getByLabel("Choose a file");
  await choose.setInputFiles({ ...asFile(""), buffer: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14]) });
  await expect(desk.dialog.getByRole("alert")).toContainText("Excel workbook");
  await choose.setInputFiles(asFile("name,when\nInk,now\n"));
  await expect(desk.dialog.getByRole("alert")).toContainText("must name its columns");
  await choose.setInputFiles(asFile("x".repeat(1024 * 1024 + 1)));
  await expect(desk.dialog.getByRole("alert")).toContainText("larger than 1 MB");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await desk.dialog.getByRole("link", { name: "Download an example file" }).click();
  await choose.setInputFiles(await (await download).path());
  await desk.dialog.getByLabel("Add 2 new rooms and 2 new tracks").check();
  await expect(desk.dialog.getByRole("status").first()).toHaveText("3 new sessions.");
  await expectNoSidewaysScroll(page);
  await desk.dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(desk.toast("3 sessions added")).toBeVisible();
});
