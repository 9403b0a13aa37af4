import { readFile } from "node:fs/promises";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { ManagePage } from "./pages/manage-page";
import { InvitationsPage, MessagesPage } from "./pages/outreach-page";

/** The test's own probes of the framed email are refused like any script in it. */
const FRAMED_MAIL = /Blocked script execution in 'about:srcdoc'/;

test("a message is previewed before it is sent and reaches only its audience", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  // The frame of the email runs no scripts, not even those that look for faults.
  const page = await as(host, { complaints: FRAMED_MAIL });
  const messages = await MessagesPage.open(page, event);
  const subject = `Doors ${event.id.slice(-6)}`;
  await messages.write({ subject, body: "Come in through <b>the garden</b>.\n\nSee you there!" });
  await expect(messages.mail).toHaveAttribute("srcdoc", /Come in through &lt;b&gt;the garden&lt;\/b&gt;\./);
  await expect(messages.mail).toHaveAttribute("srcdoc", new RegExp(`Hello ${host.name},`));
  await expectAccessible(page);
  await messages.dialog.getByRole("button", { name: "Send to 1 person" }).click();
  await expect(messages.message(subject)).toContainText("1 delivered");
  await expect(messages.message(subject)).toContainText("Guests with a seat");
  const mails = await site.db.mailboxMessage.findMany({ where: { subject } });
  expect(mails.map((mail) => mail.to)).toEqual([ana.email]);
});

test("a scheduled message can be changed and cancelled", async ({ as, site }) => {
  const host = await site.person();
  const event = await site.event(host, { startsInHours: 24 * 30 });
  const page = await as(host, { complaints: FRAMED_MAIL });
  const messages = await MessagesPage.open(page, event);
  const at = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 16);
  await messages.write({ subject: "See you soon", body: "Almost there." }, { at });
  await messages.dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(messages.message("See you soon")).toContainText("Scheduled");
  await messages.page.getByRole("button", { name: "Change “See you soon”" }).click();
  await messages.dialog.getByLabel("Subject").fill("See you sooner");
  await messages.dialog.getByRole("button", { name: "Save" }).click();
  await messages.page.getByRole("button", { name: "Do not send “See you sooner”" }).click();
  await messages.page.getByRole("alertdialog").getByRole("button", { name: "Do not send" }).click();
  await expect(messages.message("See you sooner")).toContainText("Not sent");
});

test("a refused message shows its faults beside the fields", async ({ as, site }) => {
  const host = await site.person();
  const messages = await MessagesPage.open(await as(host), await site.event(host));
  await messages.write({ subject: "", body: "Hello" }, { at: "2020-01-01T10:00" });
  await expect(messages.dialog.getByText("Write a subject.")).toBeVisible();
  await expect(messages.dialog.getByText("Choose a time that is still to come.")).toBeVisible();
  await expectAccessible(messages.page);
});

test("a list of people is checked row by row and sent, and an invited person can RSVP", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { visibility: "private" });
  const page = await as(host);
  const invitations = await InvitationsPage.open(page, event);
  const list = `Name;E-Mail\nAna;${ana.email}\nBen;${ben.email}\nBen;${ben.email}\nNobody;nowhere\n`;
  await invitations.choose(
    Buffer.from(`\ufeff${list}`),
    "2 will be invited · 1 named twice · 1 without an email address",
  );
  await expect(invitations.row("nowhere")).toContainText("Not an email address");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send 2 invitations" }).click();
  await expect(invitations.row(ana.email)).toContainText("No answer yet");

  const mail = await site.db.mailboxMessage.findFirstOrThrow({ where: { to: ana.email } });
  const link = /https?:\S+\/invitations\/\S+/.exec(mail.text)?.[0] ?? "";
  const guest = await as(ana);
  await guest.goto(new URL(link).pathname);
  await guest.getByRole("button", { name: "Going" }).click();
  await expect(guest.getByRole("heading", { name: "You're going" })).toBeVisible();
  await page.reload();
  await expect(invitations.row(ana.email)).toContainText("Going");
  await expectAccessible(page);
  await page.getByRole("button", { name: `Remove ${ben.email}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(invitations.row(ben.email)).toBeHidden();
});

for (const [what, content, sentence] of [
  ["that is a workbook", Buffer.from("PK\x03\x04 and more"), "This is an Excel workbook"],
  ["of 10 MB", Buffer.alloc(10 * 1024 * 1024, "a"), "This file is larger than 1 MB"],
] as const) {
  test(`a file ${what} is refused with a sentence`, async ({ as, site }) => {
    const host = await site.person();
    const invitations = await InvitationsPage.open(await as(host), await site.event(host));
    await invitations.choose(content, sentence);
    await expectAccessible(invitations.page);
  });
}

test("the guest list can be downloaded as CSV without any formula in it", async ({ as, site }) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host);
  await site.db.user.update({ where: { id: ana.id }, data: { name: '=HYPERLINK("https://evil.example")' } });
  await site.rsvp(ana, event);
  const page = await as(host);
  await ManagePage.open(page, event, "/guests");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`guests-${event.slug}.csv`);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")",${ana.email},confirmed`);
});
