import type { Channels } from "./channels";
import { RestRefusal } from "./rest-auth";

/**
 * Reads a comma-separated `info` parameter and returns whether it asks for the subscription count.
 * @throws RestRefusal on any other attribute
 */
export function asksForCount(info: string): boolean {
  const names = info.split(",").filter((name) => name !== "");
  if (names.some((name) => name !== "subscription_count")) {
    throw new RestRefusal(400, "The only info attribute of this server is subscription_count");
  }
  return names.length > 0;
}

export function describeChannel(channels: Channels, name: string, withCount: boolean): object {
  return withCount ? { subscription_count: channels.subscriberCount(name) } : {};
}
