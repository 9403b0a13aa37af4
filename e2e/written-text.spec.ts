import { expect, test } from "./fixtures";

test("a message that was begun is not lost by Escape, and can be discarded on purpose", async ({
  as,
  site,
}) => {
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

test("who is signed in is told which account cannot see a page, and is not asked to sign in", async ({
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
