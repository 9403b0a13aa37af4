import type { EventDetails } from "../server/domains/events/schema";
import { expect, test } from "./fixtures";
import { holdScripts } from "./hold-scripts";
import { EditorPage } from "./pages/editor-page";
import { EventPage } from "./pages/event-page";

test("a draft is saved automatically, survives a reload, and is listed once published", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const title = `Slow jazz ${host.id.slice(-8)}`;
  const page = await as(host);
  const editor = await EditorPage.open(page);
  await editor.title.fill(title);
  await editor.description.fill("Bring **slippers**.");
  await editor.seats.fill("7");
  await expect(editor.saved).toBeVisible();
  await expect(page).toHaveURL(/\/events\/[0-9a-f-]{36}\/edit$/);

  await page.reload();
  await expect(editor.title).toHaveValue(title);
  await expect(editor.seats).toHaveValue("7");
  await page.goto(`/events?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title })).toBeHidden();

  await page.goBack();
  await editor.publish();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("strong").filter({ hasText: "slippers" })).toBeVisible();

  const stranger = await as(null);
  await stranger.goto("/events");
  await stranger.getByRole("searchbox", { name: /search/i }).fill(title);
  await stranger.keyboard.press("Enter");
  await stranger.getByRole("link", { name: title }).click();
  await expect(new EventPage(stranger).seats).toHaveAttribute("aria-valuetext", "0 of 7 seats taken, 7 left");
});

test("the editor says beside the field what keeps an event from being published", async ({ as, site }) => {
  const page = await as(await site.person());
  const editor = await EditorPage.open(page);
  await editor.title.fill("Backwards");
  await page.getByLabel("Ends").fill("2026-01-01T10:00");
  await editor.seats.fill("0");
  await editor.publish();
  await expect(editor.seats).toHaveAccessibleDescription(/whole number from 1/);
  await expect(page.getByLabel("Ends")).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(/\/events\/new$/);
});

test("two hosts who edit at the same time keep each other's fields, and the later one is shown a conflict in the same field", async ({
  as,
  site,
}) => {
  const { host, cohost } = await site.cast("host", "cohost");
  const event = await site.event(host, { capacity: 5 });
  await site.call(host, "POST", `/events/${event.id}/staff`, { email: cohost.email, role: "cohost" });
  const behind = await EditorPage.open(await as(host, { complaints: /status of 409/ }), event);
  const ahead = await EditorPage.open(await as(cohost), event);
  await ahead.title.fill("Renamed by the co-host");
  await ahead.save();
  await expect(ahead.page.getByText("Saved", { exact: true })).toBeVisible();

  await behind.description.fill("Written by the host");
  await behind.save();
  await expect(behind.page.getByText("Saved", { exact: true })).toBeVisible();
  const read = () => site.call<EventDetails>(host, "GET", `/events/${event.id}`);
  expect(await read()).toMatchObject({
    title: "Renamed by the co-host",
    description: "Written by the host",
  });

  const { version } = await read();
  await site.call(cohost, "PATCH", `/events/${event.id}`, {
    title: "Renamed again",
    expectedVersion: version,
  });
  await behind.title.fill("The host's own name");
  await behind.save();
  const conflict = behind.page.getByRole("alert").filter({ hasText: "Someone else changed this event" });
  await expect(conflict).toContainText("Renamed again");
  await expect(behind.title).toHaveValue("The host's own name");
  expect((await read()).title).toBe("Renamed again");
});

test("a draft that a host publishes before the page's script runs is published", async ({ as, site }) => {
  const host = await site.person();
  const draft = await site.draft(host, { capacity: 5 });
  const page = await as(host);
  const letScriptsRun = await holdScripts(page);
  await page.goto(`/events/${draft.id}/edit`, { waitUntil: "commit" });
  const editor = new EditorPage(page);
  await editor.title.fill("Published early");
  await editor.publish();
  letScriptsRun();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Published early");
});

test("what a host writes before the page's script runs is kept and can be saved", async ({ as, site }) => {
  const host = await site.person();
  const event = await site.event(host, { capacity: 5, place: "The old hall" });
  const page = await as(host);
  const letScriptsRun = await holdScripts(page);
  await page.goto(`/events/${event.id}/edit`, { waitUntil: "commit" });
  const editor = new EditorPage(page);
  await expect(editor.title).toHaveValue(event.title);
  await expect(editor.seats).toHaveValue("5");
  await editor.title.fill("Written early");
  await page.getByLabel("Place").fill("The old hall, first floor");
  letScriptsRun();
  await expect(page.getByRole("status").filter({ hasText: "Unsaved changes" })).toBeVisible();
  await expect(editor.title).toHaveValue("Written early");
  await editor.save();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const saved = await site.call<EventDetails>(host, "GET", `/events/${event.id}`);
  expect(saved).toMatchObject({ title: "Written early", place: "The old hall, first floor", capacity: 5 });
});

test("a published event changes only when it is saved, and leaving with unsaved changes asks first", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const event = await site.event(host, { capacity: 5 });
  const page = await as(host);
  const editor = await EditorPage.open(page, event);
  await editor.title.fill("Half-written");
  await expect(page.getByRole("status").filter({ hasText: "Unsaved changes" })).toBeVisible();
  await page.getByRole("link", { name: "View page" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("Leave without saving?");
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(event.title);
});

test("the host sees who loses a seat before a smaller capacity is saved, and a larger one serves the waitlist", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 3, guestsMax: 1 });
  await site.rsvp(ana, event, 1);
  await site.rsvp(ben, event);
  const page = await as(host, { complaints: /status of 4(00|09)/ });
  const editor = await EditorPage.open(page, event);
  await expect(editor.seats).toHaveValue("3");
  await editor.seats.fill("2");
  await expect(
    page.getByText(`1 group is moved back to the front of the waitlist: ${ben.name}.`),
  ).toBeVisible();
  await editor.save();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("Move 1 group back to the waitlist?");
  await expect(question).toContainText(ben.name);
  await question.getByRole("button", { name: "Keep their seats" }).click();
  await expect(editor.seats).toHaveAccessibleDescription(/taken already/);
  const shown = await EventPage.open(await as(ben), event);
  await expect(shown.heading).toHaveText("You're in");

  await editor.save();
  await question.getByRole("button", { name: "Move 1 group" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(shown.heading).toHaveText("You're first on the waitlist");

  await editor.seats.fill("3");
  await expect(page.getByText(`1 group is in from the waitlist: ${ben.name}.`)).toBeVisible();
  await editor.save();
  await expect(shown.heading).toHaveText("You're in");
});
