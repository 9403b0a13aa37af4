import type { Locator, Page } from "@playwright/test";

/** Who acts for an organization, as its owners and managers see it. */
export class MembersPage {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("alertdialog");
  }

  static async open(page: Page, orgSlug: string): Promise<MembersPage> {
    await page.goto(`/organize/${orgSlug}/members`);
    return new MembersPage(page);
  }

  async invite(email: string, role?: "Owner" | "Manager"): Promise<void> {
    const form = this.page.getByRole("form", { name: "Invite a member" });
    await form.getByLabel("Email").fill(email);
    if (role) {
      await form.getByRole("combobox", { name: "Role" }).click();
      await this.page.getByRole("option", { name: role }).click();
    }
    await form.getByRole("button", { name: "Invite" }).click();
  }

  /** A member or an invited address. */
  row(text: string): Locator {
    return this.page.getByRole("main").getByRole("listitem").filter({ hasText: text });
  }
}
