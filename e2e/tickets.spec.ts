import { expect, test } from "./fixtures";

test("the email of an RSVP shows the ticket and its code, and its link opens the ticket page", async ({
  as,
  site,
}) => {
  const { host, ana } = await site.cast("host", "ana");
  const event = await site.event(host, { capacity: 5 });
  const rsvp = await site.rsvp(ana, event);
  const { shortCode } = await site.call<{ shortCode: string }>(ana, "GET", `/rsvps/${rsvp.id}/qr`);
  const code = shortCode.replace(/^(.{4})/, "$1-");
  // Looking into the frame of an email runs a script there, which its sandbox refuses.
  const page = await as(ana, { complaints: /Blocked script execution/ });
  await expect(async () => {
    await page.goto(`/mailbox?to=${encodeURIComponent(ana.email)}`);
    await page.getByRole("link", { name: /You're in/ }).click({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("article")).toContainText(`Your ticket: ${code}`);
  await page.getByRole("link", { name: "Show with its design" }).click();
  const mail = page.frameLocator("iframe");
  const picture = mail.getByRole("img", { name: "Your ticket as a QR code" });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(360);
  await expect(mail.getByText(code)).toBeVisible();
  await page.goto(`/events/${event.slug}/ticket`);
  await expect(page.getByText(code)).toBeVisible();
});

test("a guest on the waitlist reads where their ticket will be, and gets it there", async ({ as, site }) => {
  const { host, ana, ben } = await site.cast("host", "ana", "ben");
  const event = await site.event(host, { capacity: 1 });
  await site.rsvp(ben, event);
  await site.rsvp(ana, event);
  const page = await as(ana);
  await page.goto(`/events/${event.slug}/ticket`);
  await expect(page.getByRole("heading", { name: "Your ticket appears here when you're in" })).toBeVisible();
  await page.getByRole("link", { name: "See the event" }).click();
  await expect(page.getByText("Your ticket appears here when you're in.")).toBeVisible();
  await site.withdraw(ben, event);
  await expect(page.getByRole("region", { name: "Your ticket" })).toBeVisible();
  await expect(page.getByText("Your ticket appears here")).toBeHidden();
});
