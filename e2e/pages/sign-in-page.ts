import type { Page } from "@playwright/test";

export class SignInPage {
  constructor(private readonly page: Page) {}

  static async open(page: Page, callbackUrl?: string): Promise<SignInPage> {
    await page.goto(
      callbackUrl === undefined ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`,
    );
    return new SignInPage(page);
  }

  async withPassword(email: string, password: string): Promise<void> {
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  async askForLink(email: string): Promise<void> {
    await this.page.getByLabel("Email").fill(email);
    await this.page.getByRole("button", { name: "Email me a sign-in link" }).click();
  }
}
