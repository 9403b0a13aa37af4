import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";

/** As the button of the browser does; Playwright's own would wait for a page that is not left. */
const goBack = (page: Page) => page.evaluate(() => history.back());

test("Escape does not discard a started message, which can be discarded on purpose", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  await site.rsvp(ana, event);
  const page = await as(host);
  await page.goto(`/events/${event.slug}/manage/messages`);
  const body = page.getByRole("dialog").getByRole("textbox", { name: "Message" });
  await expect(async () => {
    await page.getByRole("button", { name: "Write a message" }).click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await body.fill("Bring a warm coat.");
  await page.keyboard.press("Escape");
  const question = page.getByRole("alertdialog", { name: "Discard what you wrote?" });
  await question.getByRole("button", { name: "Keep writing" }).click();
  await expect(body).toHaveValue("Bring a warm coat.");
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a signed-in person reads which account cannot see a page instead of being asked to sign in", async ({
  as,
  site,
}) => {
  const ana = await site.person();
  const page = await as(ana, { complaints: /status of 404/ });
  await page.goto("/events/there-is-no-such-event");
  const main = page.getByRole("main");
  await expect(main.getByText(`You're signed in as ${ana.name}`)).toBeVisible();
  await expect(main.getByRole("link", { name: "Switch account" })).toHaveAttribute("href", "/sign-out");
  await expect(main.getByRole("link", { name: "Sign in", exact: true })).toHaveCount(0);
});

test("the back button asks before an unsaved note is lost, and no longer asks once it is saved", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  await site.rsvp(ana, event);
  const page = await as(ana);
  await page.goto("/me");
  await page.waitForLoadState("networkidle");
  const open = () => page.getByRole("main").getByRole("link", { name: event.title }).first().click();
  await open();
  const shown = new EventPage(page);
  const note = shown.editForm.getByLabel("What should the host know?");
  await shown.edit();
  await shown.noteForHost("I bring a guitar.");
  await goBack(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Stay here" }).click();
  await expect(page).toHaveURL(new RegExp(`/events/${event.slug}$`));
  await expect(note).toHaveValue("I bring a guitar.");
  await goBack(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/me$/);
  await open();
  await shown.edit();
  await shown.noteForHost("I bring a drum.");
  await shown.save();
  await expect(shown.editForm).toHaveCount(0);
  await goBack(page);
  await expect(page).toHaveURL(/\/me$/);
});

test("a pasted list of people is kept when a link, the command menu or Forward would leave the page", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const event = await site.event(host);
  const page = await as(host);
  await page.goto(`/events/${event.slug}/manage`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Invitations" }).first().click();
  const list = page.getByRole("textbox", { name: "Names and addresses" });
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  const stay = () => question.getByRole("button", { name: "Stay here" }).click();
  await list.fill("ana@example.org");
  await page.getByRole("link", { name: "Guests", exact: true }).first().click();
  await stay();
  await expect(list).toHaveValue("ana@example.org");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("option", { name: "My events" }).click();
  await stay();
  await page.getByRole("button", { name: "Check the list" }).click();
  await expect(page.getByRole("button", { name: /^Send/ })).toBeVisible();
  await goBack(page);
  await stay();
  await expect(page.getByRole("button", { name: /^Send/ })).toBeVisible();
});

test("the browser asks before a tab with a changed profile closes, until it is saved", async ({
  as,
  site,
}) => {
  const page = await as(await site.person());
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.goto("/settings");
  await page.waitForLoadState("networkidle");
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  // A browser asks only after its user has clicked or typed on the page.
  await name.click();
  await name.fill("Ana of the river");
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toContain("beforeunload");
  await expect(name).toHaveValue("Ana of the river");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Your profile is saved")).toBeVisible();
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
});

test("the back button asks inside the dialog of an open message", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  await site.rsvp(ana, event);
  const page = await as(host);
  await page.goto(`/events/${event.slug}/manage`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Messages" }).first().click();
  await page.getByRole("button", { name: "Write a message" }).click();
  const body = page.getByRole("dialog").getByRole("textbox", { name: "Message" });
  await body.fill("Bring a warm coat.");
  await goBack(page);
  const question = page.getByRole("alertdialog", { name: "Discard what you wrote?" });
  await question.getByRole("button", { name: "Keep writing" }).click();
  await expect(body).toHaveValue("Bring a warm coat.");
  await goBack(page);
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(page).toHaveURL(/\/manage$/);
});
