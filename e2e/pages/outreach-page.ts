import { expect, type Locator, type Page } from "@playwright/test";

type Words = { subject: string; body: string };

/** Where a host writes to guests. */
export class MessagesPage {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  static async open(page: Page, event: { id: string }): Promise<MessagesPage> {
    await page.goto(`/events/${event.id}/manage/messages`);
    return new MessagesPage(page);
  }

  /** Fills the form and goes on to the preview. */
  async write({ subject, body }: Words, { at }: { at?: string } = {}): Promise<void> {
    await this.page.getByRole("button", { name: "Write a message" }).click();
    await this.dialog.getByLabel("Subject").fill(subject);
    await this.dialog.getByRole("textbox", { name: "Message" }).fill(body);
    if (at) {
      await this.dialog.getByText("Later", { exact: true }).click();
      await this.dialog.getByLabel("Time").fill(at);
    }
    await this.dialog.getByRole("button", { name: "Preview" }).click();
  }

  /** The email as it is shown before it is sent. */
  get mail(): Locator {
    return this.dialog.locator("iframe");
  }

  /** The card of a message. */
  message(subject: string): Locator {
    return this.page
      .getByRole("list", { name: "Messages" })
      .getByRole("listitem")
      .filter({ hasText: subject });
  }
}

/** Where a host asks people to come. */
export class InvitationsPage {
  constructor(readonly page: Page) {}

  static async open(page: Page, event: { id: string }): Promise<InvitationsPage> {
    await page.goto(`/events/${event.id}/manage/invitations`);
    return new InvitationsPage(page);
  }

  /** Chooses a file, and again until the page, which may still be waking up, says this of it. */
  async choose(content: Buffer, sentence: string): Promise<void> {
    const file = { name: "people.csv", mimeType: "text/csv", buffer: content };
    await expect(async () => {
      const input = this.page.getByLabel("Choose a file");
      if ((await input.count()) > 0) await input.setInputFiles(file);
      await expect(this.page.getByText(sentence)).toBeVisible({ timeout: 3_000 });
    }).toPass();
  }

  /** The row of an address, in the list that was read or in that of the invitations. */
  row(email: string): Locator {
    return this.page.getByRole("row").filter({ hasText: email });
  }
}
