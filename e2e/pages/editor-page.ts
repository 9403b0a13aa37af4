import type { Locator, Page } from "@playwright/test";

/** Writing an event. */
export class EditorPage {
  readonly title: Locator;
  readonly description: Locator;
  readonly seats: Locator;
  readonly saved: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByLabel("Title");
    this.description = page.getByLabel("Description");
    this.seats = page.getByLabel("Capacity");
    this.saved = page.getByRole("status").filter({ hasText: /^Saved \d\d:\d\d$/ });
  }

  static async open(page: Page, event?: { id: string }): Promise<EditorPage> {
    await page.goto(event ? `/events/${event.id}/edit` : "/events/new");
    return new EditorPage(page);
  }

  async publish(): Promise<void> {
    await this.page.getByRole("button", { name: "Publish" }).click();
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Save changes" }).click();
  }
}
