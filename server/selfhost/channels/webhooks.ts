import { WebhookDelivery, type WebhookEvent, type WebhookSettings } from "./webhook-delivery";

/**
 * Facts that receivers outside want to know.
 * Departures wait for a grace period, and a return within it cancels both, so that a page reload tells nothing.
 */
export class Webhooks {
  private readonly deliveries: WebhookDelivery[];
  private readonly departures = new Map<string, NodeJS.Timeout>();
  private readonly graceMs: number;

  constructor(urls: readonly string[], settings: WebhookSettings) {
    this.deliveries = urls.map((url) => new WebhookDelivery(url, settings));
    this.graceMs = settings.limits.webhookGraceMs;
  }

  channelOccupied(channel: string): void {
    this.arrived(channel, { name: "channel_occupied", channel });
  }

  channelVacated(channel: string): void {
    this.departed(channel, { name: "channel_vacated", channel });
  }

  memberAdded(channel: string, userId: string): void {
    this.arrived(`${channel} ${userId}`, { name: "member_added", channel, user_id: userId });
  }

  memberRemoved(channel: string, userId: string): void {
    this.departed(`${channel} ${userId}`, { name: "member_removed", channel, user_id: userId });
  }

  cacheMiss(channel: string): void {
    this.tell({ name: "cache_miss", channel });
  }

  clientEvent(fact: Omit<WebhookEvent, "name">): void {
    this.tell({ name: "client_event", ...fact });
  }

  /** What has not been delivered by now is given up. */
  async close(): Promise<void> {
    for (const timer of this.departures.values()) clearTimeout(timer);
    this.departures.clear();
    await Promise.all(this.deliveries.map((delivery) => delivery.close()));
  }

  private arrived(key: string, event: WebhookEvent): void {
    const departure = this.departures.get(key);
    clearTimeout(departure);
    if (!this.departures.delete(key)) this.tell(event);
  }

  private departed(key: string, event: WebhookEvent): void {
    if (this.deliveries.length === 0) return;
    const timer = setTimeout(() => {
      this.departures.delete(key);
      this.tell(event);
    }, this.graceMs);
    this.departures.set(key, timer.unref());
  }

  private tell(event: WebhookEvent): void {
    for (const delivery of this.deliveries) delivery.push(event);
  }
}
