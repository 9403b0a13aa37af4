import { expect, type Locator, type Page } from "@playwright/test";

/** The scanner of an event's door. */
export class ScannerPage {
  readonly result: Locator;
  readonly recent: Locator;

  constructor(readonly page: Page) {
    this.result = page.getByRole("region", { name: "Result" });
    this.recent = page.getByRole("list", { name: "Recent scans" });
  }

  /** Opens it and waits until its guest list is on this phone. */
  static async open(page: Page, event: { slug: string }): Promise<ScannerPage> {
    await page.goto(`/events/${event.slug}/check-in`);
    const scanner = new ScannerPage(page);
    await scanner.hasList();
    return scanner;
  }

  async hasList(): Promise<void> {
    await expect(this.page.getByText(/on this phone, downloaded/)).toBeVisible();
  }

  /** Waits until the page opens without a connection. */
  async isKept(): Promise<void> {
    const kept = () =>
      this.page.evaluate(async () => {
        const page = await caches.match(location.pathname, { cacheName: "turnout-pages" });
        const assets = await (await caches.open("turnout-assets")).keys();
        return page !== undefined && assets.length > 5;
      });
    await expect.poll(kept).toBe(true);
  }

  async typeCode(code: string): Promise<void> {
    await this.page.getByLabel("Code", { exact: true }).fill(code);
    await this.page.getByRole("button", { name: "Check in", exact: true }).click();
  }

  async checkIn(name: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Name" }).fill(name);
    await this.page.getByRole("button", { name: `Check in ${name}` }).click();
  }

  count(label: "Arrived" | "Expected" | "At the door"): Locator {
    const entry = this.page.locator("dl > div").filter({ has: this.page.locator("dt", { hasText: label }) });
    return entry.locator("dd");
  }

  sync(words: string | RegExp): Locator {
    return this.page.getByRole("status").filter({ hasText: words });
  }
}
