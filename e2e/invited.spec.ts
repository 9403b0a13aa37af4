import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { InvitationsPage } from "./pages/outreach-page";
import type { Person, Site } from "./site";

/** The path of the link in the newest invitation to this address. */
async function mailedPath(site: Site, to: string): Promise<string> {
  const find = () => site.db.mailboxMessage.findFirst({ where: { to }, orderBy: { createdAt: "desc" } });
  await expect.poll(async () => (await find())?.text ?? "").toContain("/invitations/");
  return /\/invitations\/[\w-]+/.exec((await find())?.text ?? "")?.[0] ?? "";
}

async function invite(page: InvitationsPage, { email }: Pick<Person, "email">): Promise<void> {
  await page.choose(Buffer.from(`email\n${email}\n`), "1 will be invited");
  await page.page.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(page.row(email)).toContainText("No answer yet");
}

test("an invited person finds the invitation under my events and in the notifications and declines it", async ({
  as,
  site,
}) => {
  // Two people, and four pages judged in both themes.
  test.slow();
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { visibility: "private" });
  const invitations = await InvitationsPage.open(await as(host), event);
  await invite(invitations, ana);

  const page = await as(ana);
  await page.goto("/notifications");
  await expect(page.getByRole("main")).toContainText(`invites you: ${event.title}`);
  await page.goto("/me");
  const waiting = page.getByRole("region", { name: "Waiting for your answer" });
  await expect(waiting).toContainText(event.title);
  await waiting.getByRole("button", { name: "Can't go" }).click();
  await waiting.getByLabel("Add a note for the host").fill("I'm away that week.");
  await expectAccessible(page);
  await waiting.getByRole("button", { name: "Send “Can't go”" }).click();
  await expect(waiting).toContainText("You can't go.");

  await page.goto(`/events/${event.slug}`);
  await expect(page.getByText("You said you can't go.")).toBeVisible();
  await expectAccessible(page);

  await invitations.page.reload();
  await expect(invitations.row(ana.email)).toContainText("Can't go");
  await expect(invitations.row(ana.email)).toContainText("I'm away that week.");
  await expectAccessible(invitations.page);

  await page.locator("#rsvp").getByRole("button", { name: "Going", exact: true }).click();
  await expect(new EventPage(page).heading).toHaveText("You're in");
  await invitations.page.reload();
  await expect(invitations.row(ana.email)).toContainText("Going");
});

test("a person without an account accepts by the invitation link and has a seat", async ({ as, site }) => {
  const host = await site.person();
  const event = await site.event(host, { visibility: "private" });
  const email = `invited-${event.id.slice(-8)}@guests.test`;
  const invitations = await InvitationsPage.open(await as(host), event);
  await invite(invitations, { email });

  const page = await as(null, { viewport: { width: 360, height: 740 } });
  const path = await mailedPath(site, email);
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "You're invited" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Going" }).click();
  await expect(new EventPage(page).heading).toHaveText("You're in");
  await invitations.page.reload();
  await expect(invitations.row(email)).toContainText("Going");

  // A forwarded link leads into no account.
  const friend = await as(null);
  await friend.goto(path);
  await expect(friend.getByRole("link", { name: "Sign in to say “Going”" })).toBeVisible();
  await expect(friend.getByRole("button", { name: "Going" })).toHaveCount(0);
});

test("an invited person blocks a host's invitations by the email link and undoes it in the settings", async ({
  as,
  site,
}) => {
  // Three people, and each page judged in both themes.
  test.slow();
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  const invitations = await InvitationsPage.open(await as(host), event);
  await invite(invitations, ana);
  await mailedPath(site, ana.email);
  const mail = await site.db.mailboxMessage.findFirstOrThrow({ where: { to: ana.email } });
  const path = /\/no-invitations\/[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";

  const stranger = await as(null);
  await stranger.goto(path);
  await expect(stranger.getByRole("heading", { name: "No more invitations" })).toBeVisible();
  await expectAccessible(stranger);
  await stranger.getByRole("button", { name: "Stop invitations from this host" }).click();
  await expect(stranger.getByText("They can't invite you")).toBeVisible();
  await expectAccessible(stranger);

  const other = await site.event(host);
  const again = await InvitationsPage.open(invitations.page, other);
  await again.choose(Buffer.from(`email\n${ana.email}\n`), "1 will be invited");
  await again.page.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(again.page.getByText("1 can't be invited")).toBeVisible();

  const page = await as(ana);
  await page.goto("/settings");
  await page.getByRole("button", { name: `Let ${host.name} invite you again` }).click();
  await expect(page.getByRole("list", { name: "Hosts who can't invite you" })).toHaveCount(0);
  const kept = page.waitForResponse(/invitationRefusals\.refuseAll/);
  await page.getByRole("switch", { name: "Hosts may invite me" }).click();
  await kept;
  await page.reload();
  await expect(page.getByRole("switch", { name: "Hosts may invite me" })).not.toBeChecked();
  await expectAccessible(page);
});
