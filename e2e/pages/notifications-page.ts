import type { Locator, Page } from "@playwright/test";

/** The bell, which is on every page, and the centre that it leads to. */
export class NotificationsPage {
  readonly bell: Locator;
  readonly arrived: Locator;
  readonly markAll: Locator;

  constructor(readonly page: Page) {
    this.bell = page.getByRole("banner").getByRole("link", { name: /^Notifications/ });
    this.arrived = page.getByRole("button", { name: /^\d+ new$/ });
    this.markAll = page.getByRole("button", { name: "Mark all as read" });
  }

  /** What was told with this title. */
  row(title: string): Locator {
    return this.page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  }
}
