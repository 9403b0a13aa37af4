import type { ChannelsApp } from "./app";
import { needsAuth, refuseChannelName, serverToUserId } from "./channel-names";
import type { Connection } from "./connection";
import { closeCode, encodeFrame, holderData, readJson, subscribeData } from "./protocol";
import { channelAuth, isSameText } from "./signatures";

type Request = { channel: string; auth?: string | undefined; channel_data?: string | undefined };
type Refusal = {
  error: string;
  type: "AuthError" | "LimitReached" | "InvalidChannel";
  /** An HTTP status. Clients retry only after 503. */
  status: 400 | 401 | 403 | 503;
};

const invalid = (error: string): Refusal => ({ error, type: "InvalidChannel", status: 400 });
const unauthorized = (error: string): Refusal => ({ error, type: "AuthError", status: 401 });
const limited = (error: string, status: 403 | 503): Refusal => ({ error, type: "LimitReached", status });

/** Handles `pusher:subscribe`. A refusal is sent on the channel, and returned so that the connection gets it too. */
export function subscribe(
  app: ChannelsApp,
  connection: Connection,
  data: unknown,
): { message: string; code: number | null } | null {
  const parsed = subscribeData.safeParse(data);
  if (!parsed.success) return { message: "A subscription names its channel", code: null };
  const { channel } = parsed.data;
  if (connection.subscriptions.has(channel)) {
    return { message: `Existing subscription to channel ${channel}`, code: null };
  }
  const refusal = refuseSubscription(app, connection, parsed.data);
  if (!refusal) {
    app.channels.subscribe(connection, channel);
    return null;
  }
  // Truncated, so that a refusal is smaller than the message that caused it.
  const named = channel.slice(0, 200);
  connection.send(encodeFrame({ event: "pusher:subscription_error", channel: named, data: refusal }));
  const code = refusal.type === "LimitReached" ? closeCode.overCapacity : closeCode.unauthorized;
  return { message: refusal.error, code };
}

function refuseSubscription(app: ChannelsApp, connection: Connection, request: Request): Refusal | null {
  const { channel } = request;
  const full = refuseFull(app, connection);
  if (full) return full;
  const owner = serverToUserId(channel);
  if (owner !== null) {
    return owner === connection.userId ? null : unauthorized("Not the channel of this user");
  }
  const wrong = refuseChannelName(channel, app.limits.channelNameLength);
  if (wrong !== null) return invalid(wrong);
  if (!needsAuth(channel)) return null;
  const expected = channelAuth(app, connection.socketId, channel, request.channel_data);
  if (!isSameText(expected, request.auth ?? "")) return unauthorized("Invalid signature");
  // Our extension of the protocol: the signed data of a private channel names the holder of the authorization and when
  // it was given. The subscription ends when that holder is terminated, and a leave from before cannot be used.
  if (request.channel_data === undefined) return null;
  const named = readJson(request.channel_data, holderData);
  const holders = named ? [named.user_id, named.user_info?.link_id ?? named.user_id] : [];
  if (holders.length === 0 || holders.some(({ length }) => length > app.limits.userIdLength))
    return invalid("The channel data names no holder or no time");
  const at = { issuedAt: named?.issued_at ?? 0, now: app.now() };
  // Whoever still has the right asks for a new leave, which clients do after this status.
  if (!holders.every((holder) => app.users.isGood(holder, at)))
    return { ...unauthorized("This leave has ended; ask for a new one"), status: 503 };
  for (const holder of holders) app.users.bind(connection, holder);
  return null;
}

function refuseFull({ clients, limits }: ChannelsApp, { client, subscriptions }: Connection): Refusal | null {
  if (subscriptions.size >= limits.subscriptionsPerConnection) {
    return limited("Too many subscriptions on this connection", 403);
  }
  const full = clients.fullOfSubscriptions(client);
  if (full === "all") return limited("Over subscription capacity", 503);
  return full === "address" ? limited("Too many subscriptions from your address", 503) : null;
}
