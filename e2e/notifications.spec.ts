import { expectAccessible, expectNoSidewaysScroll } from "./accessibility";
import { expect, test } from "./fixtures";
import { EventPage } from "./pages/event-page";
import { ManagePage } from "./pages/manage-page";
import { NotificationsPage } from "./pages/notifications-page";
import { MessagesPage } from "./pages/outreach-page";

test("the host is notified of a request and the guest of the reply, both without a reload", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 2, approvalRequired: true });
  const theirs = new NotificationsPage(await as(host));
  const hers = new NotificationsPage(await as(ana));
  await theirs.page.goto("/events");
  await hers.page.goto("/");
  await expect(theirs.bell).toHaveAccessibleName("Notifications");

  await site.rsvp(ana, event);
  await expect(theirs.bell).toHaveAccessibleName("Notifications 1 unread");
  await expect(hers.bell).toHaveAccessibleName("Notifications 1 unread");
  await theirs.bell.click();
  await theirs.row(`${ana.name} would like a seat`).getByRole("link").click();
  const managePage = new ManagePage(theirs.page);
  await managePage.row(ana.name).getByRole("button", { name: "Approve" }).click();
  await expect(theirs.bell).toHaveAccessibleName("Notifications");
  await expect(hers.bell).toHaveAccessibleName("Notifications 2 unread");

  await hers.bell.click();
  const approved = hers.row(`The host approved your request: ${event.title}`);
  await expect(approved).toContainText("Unread");
  await expect(hers.page.getByRole("heading", { name: /^Today/ })).toBeVisible();
  await expectAccessible(hers.page);
  await approved.getByRole("link").click();
  await expect(new EventPage(hers.page).heading).toHaveText("You're in");
  await expect(hers.bell).toHaveAccessibleName("Notifications 1 unread");
});

test("notifications that arrive while a person reads wait behind a button and stay unread", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const [one, two] = [await site.event(host, { title: "One" }), await site.event(host, { title: "Two" })];
  const centre = new NotificationsPage(await as(ana));
  await centre.page.goto("/notifications");
  await expect(centre.page.getByText("No notifications yet")).toBeVisible();
  await expectAccessible(centre.page);
  await site.rsvp(ana, one);
  await expect(centre.row("You're in: One")).toBeVisible();

  await centre.page.reload();
  await expect(centre.row("You're in: One")).toBeVisible();
  const before = await centre.row("You're in: One").boundingBox();
  await site.rsvp(ana, two);
  await expect(centre.arrived).toHaveText("1 new");
  expect(await centre.row("You're in: One").boundingBox()).toEqual(before);
  await expect(centre.row("You're in: Two")).toBeHidden();
  await expectAccessible(centre.page);
  await centre.markAll.click();
  await expect(centre.bell).toHaveAccessibleName("Notifications 1 unread");
  await centre.arrived.click();
  await expect(centre.page.getByRole("main").getByRole("listitem").last()).toContainText("You're in: One");
  await centre.page.getByRole("button", { name: "Mark “You're in: Two” as read" }).click();
  await expect(centre.bell).toHaveAccessibleName("Notifications");
  await centre.page.getByRole("link", { name: "Unread" }).click();
  await expect(centre.page.getByText("You're all caught up")).toBeVisible();
});

test("a person who turns off an email kind gets no email and still gets the notification", async ({
  as,
  site,
}) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host);
  const page = await as(ana);
  await page.goto("/settings#notifications");
  const mails = page.getByRole("switch", { name: "You have a seat: Email" });
  // A click from before the page's script runs is taken back by it.
  await expect(() => mails.uncheck({ timeout: 2_000 })).toPass();
  await expect(async () => {
    await page.reload();
    await expect(mails).not.toBeChecked();
  }).toPass();
  await expect(page.getByRole("group", { name: "An event was cancelled" })).toContainText("Always");

  await site.rsvp(ana, event);
  await site.rsvp(ben, event);
  const mailsTo = async (to: string) =>
    (await site.db.mailboxMessage.findMany({ where: { to }, orderBy: { createdAt: "asc" } })).map(
      ({ subject }) => subject,
    );
  await expect.poll(() => mailsTo(ben.email)).toEqual([`You're in: ${event.title}`]);
  // It is always mailed, so that what would have come before it has come.
  await site.call(host, "POST", `/events/${event.id}/cancel`);
  await expect.poll(() => mailsTo(ana.email)).toEqual([`Cancelled: ${event.title}`]);
  const centre = new NotificationsPage(page);
  await centre.bell.click();
  await expect(centre.row(`You're in: ${event.title}`)).toBeVisible();
});

test("quiet hours and a phone number are set and removed in the settings", async ({ as, site }) => {
  const ana = await site.person();
  // Browsers note every refused request: here that of a number which is none.
  const page = await as(ana, { complaints: /status of 400/ });
  await page.goto("/settings");
  const quiet = page.getByRole("region", { name: "Quiet hours" });
  await quiet.getByLabel("From").fill("23:15");
  await quiet.getByLabel("To", { exact: true }).fill("23:15");
  await quiet.getByRole("button", { name: "Set quiet hours" }).click();
  await expect(quiet.getByText("Choose an end that differs from the start.")).toBeVisible();
  await quiet.getByLabel("To", { exact: true }).fill("06:45");
  await quiet.getByRole("button", { name: "Set quiet hours" }).click();
  await expect(quiet).toContainText(
    "From 23:15 to 06:45 the next day, non-urgent messages wait (your time zone, UTC)",
  );
  await expectAccessible(page);

  const offers = page.getByRole("switch", { name: /^A seat is being held for you: WhatsApp/ });
  await expect(offers).toBeDisabled();
  const phone = page.getByRole("region", { name: "Phone" });
  const number = `+4915123${ana.id.replace(/\D/g, "").slice(-6)}`;
  await phone.getByLabel("Your number").fill("nonsense");
  await phone.getByRole("button", { name: "Send me a code" }).click();
  await expect(phone.getByText("That isn't a phone number.")).toBeVisible();
  await phone.getByLabel("Your number").fill(number);
  await phone.getByRole("button", { name: "Send me a code" }).click();
  await expect(phone.getByLabel("Code")).toBeFocused();
  const { text } = await site.db.mailboxMessage.findFirstOrThrow({ where: { to: number } });
  await phone.getByLabel("Code").fill(/\d{6}/.exec(text)?.[0] ?? "");
  await phone.getByRole("button", { name: "Confirm" }).click();
  await expect(phone).toContainText(`${number} is confirmed.`);
  await expect(offers).toBeEnabled();
  await phone.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(offers).toBeDisabled();
  await quiet.getByRole("button", { name: "End them" }).click();
  await expect(quiet).toContainText("Non-urgent messages wait until quiet hours end (your time zone, UTC)");
});

test("a host previews an event's emails before any guest gets one", async ({ as, site }) => {
  const host = await site.person();
  const event = await site.event(host, { capacity: 5 });
  // The frame of the email runs no scripts, not even those that look for faults.
  const page = await as(host, { complaints: /Blocked script execution in 'about:srcdoc'/ });
  const { dialog, mail } = await MessagesPage.open(page, event);
  await page.getByRole("button", { name: "Preview: A guest RSVPs and gets a seat" }).click();
  await expect(mail).toHaveAttribute("srcdoc", /Hello Ana,/);
  await expect(dialog).toContainText(`You're in: ${event.title}`);
  await expect(dialog).toContainText("Comes with the event as a calendar file.");
  await expectAccessible(page);
  await dialog.getByRole("tab", { name: "As plain text" }).click();
  await expect(dialog.getByRole("tabpanel")).toContainText("You have a seat.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});
