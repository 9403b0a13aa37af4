import { expect, type Page } from "@playwright/test";

/** The page that replaces a mail server. */
export class MailboxPage {
  constructor(private readonly page: Page) {}

  /** Opens the email with this subject, as soon as it is there, and follows the link in it. */
  async followLink(email: string, subject: RegExp, link: RegExp): Promise<void> {
    const mail = this.page.getByRole("link", { name: subject });
    await expect(async () => {
      await this.page.goto(`/mailbox?to=${encodeURIComponent(email)}`);
      await mail.first().click({ timeout: 1_000 });
    }).toPass();
    await this.page.getByRole("article").getByRole("link", { name: link }).click();
  }
}
