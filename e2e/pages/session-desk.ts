import { expect, type Locator, type Page } from "@playwright/test";

/** The sessions of an event as its hosts see them. */
export class SessionDesk {
  readonly dialog: Locator;

  private constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  static async open(page: Page, event: { id: string }): Promise<SessionDesk> {
    await page.goto(`/events/${event.id}/manage/sessions`);
    return new SessionDesk(page);
  }

  row(title: string): Locator {
    return this.page.getByRole("row").filter({ hasText: title });
  }

  async edit(title: string): Promise<void> {
    await this.row(title).getByRole("button", { name: title, exact: true }).click();
  }

  /** An action of the menu beside a session. */
  async choose(title: string, action: string): Promise<void> {
    await this.row(title)
      .getByRole("button", { name: `What to do with ${title}` })
      .click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** Saves what is in the dialog, which closes. */
  async save(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^(Add|Save) session$/ }).click();
    await expect(this.dialog).toBeHidden();
  }

  async showGrid(): Promise<void> {
    await this.page.getByText("Grid", { exact: true }).click();
    await expect(this.page.getByRole("region", { name: "Sessions by room and time" })).toBeVisible();
  }

  /** The width of the column of a room, in pixels. */
  async columnWidth(): Promise<number> {
    const box = await this.page.getByRole("region", { name: "Sessions by room and time" }).boundingBox();
    if (!box) throw new Error("the grid is not on the screen");
    const names = ["Hall", "Studio"].map((name) =>
      this.page.getByText(name, { exact: true }).first().boundingBox(),
    );
    const [hall, studio] = await Promise.all(names);
    if (!hall || !studio) throw new Error("the rooms are not on the screen");
    return studio.x - hall.x;
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole("listitem").filter({ hasText: text });
  }
}
