import { isCached, isPresence } from "./channel-names";
import type { Channels } from "./channels";
import { RestRefusal } from "./rest-auth";

const known = ["user_count", "subscription_count", "cache"] as const;
export type Attributes = ReadonlySet<(typeof known)[number]>;

/** Reads a comma-separated `info` parameter. Throws RestRefusal on an unknown attribute. */
export function readAttributes(info: string): Attributes {
  const names = info.split(",").filter((name) => name !== "");
  const attributes = known.filter((name) => names.includes(name));
  if (attributes.length !== new Set(names).size) throw new RestRefusal(400, "Unknown info attribute");
  return new Set(attributes);
}

/** Only what the channel's kind has: users of presence channels, the last event of cache channels. */
export function describeChannel(channels: Channels, name: string, attributes: Attributes): object {
  const channel = channels.find(name);
  const cached = attributes.has("cache") && isCached(name) ? channels.cache.find(name) : null;
  return {
    ...(attributes.has("user_count") && isPresence(name) && { user_count: channel?.userCount ?? 0 }),
    ...(attributes.has("subscription_count") && { subscription_count: channel?.subscribers.size ?? 0 }),
    ...(cached && { cache: { data: cached.data, ttl: cached.ttlSeconds } }),
  };
}
