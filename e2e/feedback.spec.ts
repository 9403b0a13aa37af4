import { readFile } from "node:fs/promises";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { addSession, bookSession } from "./pages/schedule-page";
import type { Site } from "./site";

/** Moves the event and its sessions two hours back, so that what was to start in an hour has begun. */
async function begin({ db }: Site, { id }: { id: string }): Promise<void> {
  await db.$transaction([
    db.$executeRaw`update "Event" set "startsAt" = "startsAt" - interval '2 hours',
      "endsAt" = "endsAt" - interval '2 hours' where id = ${id}::uuid`,
    db.$executeRaw`update "SeatPool" set "startsAt" = "startsAt" - interval '2 hours',
      "endsAt" = "endsAt" - interval '2 hours' where "eventId" = ${id}::uuid`,
  ]);
}

test("a guest rates a session once it has begun, edits it and stays anonymous, and the host reads it", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 20, startsInHours: 1 });
  const inks = await addSession(site, host, event, { title: "Inks", capacity: 10 });
  for (const person of [ana, ben]) {
    await site.rsvp(person, event);
    await bookSession(site, person, inks);
  }
  const page = await as(ana);
  await page.goto(`/events/${event.slug}/feedback`);
  await expect(page.getByText("You can give feedback once it has begun.")).toBeVisible();
  await expect(page.getByRole("form")).toHaveCount(0);

  await begin(site, event);
  await page.reload();
  const form = page.getByRole("form", { name: "Feedback on Inks" });
  await form.getByRole("button", { name: "Send feedback" }).click();
  await expect(form).toContainText("Choose one to five stars.");
  await form.getByRole("radio", { name: "5 stars" }).check();
  await form.getByLabel("Comment").fill("The reds were wonderful.");
  await form.getByRole("button", { name: "Send feedback" }).click();
  await expect(form.getByText("Saved")).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(form.getByRole("radio", { name: "5 stars" })).toBeChecked();
  await form.getByRole("radio", { name: "4 stars" }).check();
  await form.getByLabel("Stay anonymous").check();
  const saved = page.waitForResponse((answer) => answer.url().includes("feedback.giveToSession"));
  await form.getByRole("button", { name: "Save changes" }).click();
  expect((await saved).status()).toBe(200);
  await site.call(ben, "POST", `/sessions/${inks.id}/feedback`, { stars: 2, comment: "Too short." });

  const desk = await as(host);
  await desk.goto(`/events/${event.id}/manage/feedback`);
  const sessions = desk.getByRole("region", { name: "Sessions" });
  await expect(sessions).toContainText("3.0");
  await expect(sessions).toContainText("2 ratings");
  await sessions.getByRole("button", { name: "Show feedback on Inks" }).click();
  await expect(sessions).toContainText("The reds were wonderful.");
  await expect(sessions).toContainText(ben.name);
  await expect(sessions).not.toContainText(ana.name);
  await expectAccessible(desk);

  const download = desk.waitForEvent("download");
  await desk.getByRole("link", { name: "Download CSV" }).click();
  const file = (await readFile(await (await download).path())).toString();
  expect(file).toContain("The reds were wonderful.");
  expect(file).toContain(ben.name);
  expect(file).not.toContain(ana.name);

  await desk.goto(`/events/${event.id}/manage/analytics`);
  const rated = desk.getByRole("figure", { name: "Feedback" });
  await expect(rated).toContainText("3.0 of 5 stars on average, from 2 ratings.");
});
