import type { PostOut } from "../server/domains/posts/schema";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { madeGroup } from "./pages/group-page";
import { ManagePage } from "./pages/manage-page";

const PAYLOAD = `<img src=x onerror="window.ranHostile=1"></script><script>window.ranHostile=1</script>`;
const MARKDOWN = [
  PAYLOAD,
  "[a link](javascript:window.ranHostile=1)",
  "[another](data:text/html,<script>window.ranHostile=1</script>)",
  "![picture](x onerror=window.ranHostile=1)",
  "<svg onload=window.ranHostile=1>",
  "{{constructor.constructor('window.ranHostile=1')()}}",
].join("\n\n");

test("script in user-written text is shown as text and never runs", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  await site.db.user.update({ where: { id: ana.id }, data: { name: `Ana ${PAYLOAD}`.slice(0, 80) } });
  const plan = { title: PAYLOAD, place: PAYLOAD, description: MARKDOWN, capacity: 3 };
  const event = await site.event(host, plan);
  await site.call(ana, "POST", `/events/${event.id}/rsvp`, { specialRequirements: PAYLOAD });

  const guest = await as(ana);
  const shown = await EventPage.open(guest, event);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(PAYLOAD);
  await expect(shown.panel.getByText(PAYLOAD)).toBeVisible();
  await expect(guest.getByRole("main").locator("a[href^='javascript:'], a[href^='data:']")).toHaveCount(0);
  await expect(guest.getByRole("main").locator("script, [onerror], [onload]")).toHaveCount(1);
  expect(
    JSON.parse((await guest.locator("script[type='application/ld+json']").textContent()) ?? ""),
  ).toMatchObject({ name: PAYLOAD });

  const managePage = await ManagePage.open(await as(host), event, "/guests");
  await expect(managePage.row(PAYLOAD)).toBeVisible();
  for (const path of [`/events/${event.id}/edit`, `/events?q=${encodeURIComponent(PAYLOAD)}`, "/"]) {
    await managePage.page.goto(path);
    await expect(managePage.page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await managePage.page.evaluate(() => "ranHostile" in window)).toBe(false);
  }
  expect(await guest.evaluate(() => "ranHostile" in window)).toBe(false);
});

test("script in an email about an event does not run in the mailbox", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { title: PAYLOAD, capacity: 3 });
  await site.rsvp(ana, event);
  // The frame may run nothing, not even what Playwright puts into every frame.
  const page = await as(null, { complaints: /^Blocked script execution in 'about:srcdoc'/ });
  await expect(async () => {
    await page.goto(`/mailbox?to=${encodeURIComponent(ana.email)}`);
    await page
      .getByRole("list", { name: /^Emails/ })
      .getByRole("link")
      .first()
      .click({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("link", { name: "Show with its design" }).click();
  const mail = page.frameLocator("iframe");
  await expect(mail.getByText(PAYLOAD).first()).toBeVisible();
  await expect(mail.locator("script, img:not([src^='data:image/png;base64,']), [onerror]")).toHaveCount(0);
  expect(await page.evaluate(() => "ranHostile" in window)).toBe(false);
});

test("many comments that are costly to draw do not hold up the page: the last ones are plain text", async ({
  as,
  site,
}) => {
  const host = await site.person();
  const group = await madeGroup(site, host);
  const post = await site.call<PostOut>(host, "POST", `/groups/${group.id}/posts`, { body: "Costly" });
  const costly = "1. a\n".repeat(700);
  for (let nr = 0; nr < 6; nr++)
    await site.call(host, "POST", `/posts/${post.id}/comments`, { body: `${nr}\n\n${costly}` });
  const page = await as(null);
  await page.goto(`/g/${group.slug}/p/${post.id}`);
  await expect(page.locator(".prose > p.whitespace-pre-wrap")).toHaveCount(3);
  await expect(page.locator(".prose > ol")).toHaveCount(3);
});
