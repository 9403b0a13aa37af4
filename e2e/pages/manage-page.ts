import type { Locator, Page } from "@playwright/test";

export type ManageTab = "" | "/guests" | "/waitlist" | "/groups" | "/analytics" | "/activity" | "/settings";

/** The host's side of an event. */
export class ManagePage {
  readonly seats: Locator;

  constructor(readonly page: Page) {
    this.seats = page.getByRole("meter", { name: "Seats" });
  }

  static async open(page: Page, event: { id: string }, tab: ManageTab = ""): Promise<ManagePage> {
    await page.goto(`/events/${event.id}/manage${tab}`);
    return new ManagePage(page);
  }

  /** The row of a person, in the table of guests or of the waitlist. */
  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  async promote(name: string): Promise<void> {
    await this.row(name).getByRole("button", { name: "Promote" }).click();
  }

  /** An action of the menu beside a guest. */
  async choose(name: string, action: string): Promise<void> {
    await this.row(name)
      .getByRole("button", { name: `What to do with ${name}` })
      .click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** Declines, and says yes where it is asked first. */
  async decline(name: string, asked: boolean): Promise<void> {
    await this.choose(name, "Decline");
    if (asked)
      await this.page
        .getByRole("alertdialog")
        .getByRole("button", { name: /^Decline/ })
        .click();
  }

  /** Types another capacity into the settings. */
  async typeCapacity(capacity: number): Promise<void> {
    await this.page.getByLabel("Capacity").fill(String(capacity));
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Save changes" }).click();
  }

  /** The dialog that asks for confirmation. */
  get question(): Locator {
    return this.page.getByRole("alertdialog");
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole("listitem").filter({ hasText: text });
  }
}
