import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** What a page receives over its live connection, and whether it was loaded again. Made before the page is opened. */
export class LiveWire {
  private readonly messages: { event: string; channel: string }[] = [];
  private loads = 0;

  constructor(private readonly page: Page) {
    page.on("load", () => {
      this.loads += 1;
    });
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        const { event = "", channel = "" } = JSON.parse(String(payload)) as Record<string, string>;
        this.messages.push({ event, channel });
      }),
    );
  }

  /** Opens a page and waits until it listens on the channel and has caught up with it. */
  async open(path: string, channel: string): Promise<void> {
    await this.page.goto(path);
    await expect.poll(() => this.count(channel, "pusher_internal:subscription_succeeded")).toBe(1);
    await this.page.waitForLoadState("networkidle");
  }

  /** Whether the message came over the channel since the page was opened, and the page was never loaded again. */
  async brought(channel: string, event: string): Promise<void> {
    await expect.poll(() => this.count(channel, event), `${event} on ${channel}`).toBeGreaterThan(0);
    expect(this.loads, "the page was not loaded again").toBe(1);
  }

  private count(channel: string, event: string): number {
    return this.messages.filter((one) => one.channel === channel && one.event === event).length;
  }
}
