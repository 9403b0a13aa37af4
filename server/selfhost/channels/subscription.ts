import type { ChannelsApp } from "./app";
import type { Member } from "./channel";
import { isChannelName, isPresence, needsAuth, serverToUserId } from "./channel-names";
import type { Connection } from "./connection";
import { closeCode, encodeFrame, presenceData, readJson, subscribeData } from "./protocol";
import { channelAuth, isSameText } from "./signatures";

type Request = { channel: string; auth?: string | undefined; channel_data?: string | undefined };
type Refusal = { refused: string; type: "AuthError" | "LimitReached" | "InvalidChannel"; status: number };
type Decision = { member: Member | null } | Refusal;

const invalid = (refused: string): Refusal => ({ refused, type: "InvalidChannel", status: 400 });
const unauthorized = (refused: string): Refusal => ({ refused, type: "AuthError", status: 401 });
const limited = (refused: string): Refusal => ({ refused, type: "LimitReached", status: 403 });

/** Handles `pusher:subscribe`; a refusal is told on the channel and returned, to be told on the connection too. */
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
  const decision = decideSubscription(app, connection, parsed.data);
  if (!("refused" in decision)) {
    app.channels.subscribe(connection, channel, decision.member);
    return null;
  }
  const refusal = { type: decision.type, error: decision.refused, status: decision.status };
  connection.send(encodeFrame({ event: "pusher:subscription_error", channel, data: refusal }));
  return { message: decision.refused, code: closeCode.unauthorized };
}

function decideSubscription(app: ChannelsApp, connection: Connection, request: Request): Decision {
  const { channel } = request;
  if (connection.subscriptions.size >= app.limits.subscriptionsPerConnection) {
    return limited("Too many subscriptions on this connection");
  }
  const owner = serverToUserId(channel);
  if (owner !== null) {
    return owner === connection.user?.id ? { member: null } : unauthorized("Not the channel of this user");
  }
  if (!isChannelName(channel, app.limits.channelNameLength)) return invalid("Invalid channel name");
  if (!needsAuth(channel)) return { member: null };
  const expected = channelAuth(app, connection.socketId, channel, request.channel_data);
  if (!isSameText(expected, request.auth ?? "")) return unauthorized("Invalid signature");
  if (isPresence(channel)) return decideMembership(app, connection, request);
  // Beyond the protocol: signed data of a private channel names the holder of the leave, with whom it ends.
  if (request.channel_data === undefined) return { member: null };
  const holder = readMember(connection, request.channel_data)?.userId ?? "";
  if (holder === "" || holder.length > app.limits.userIdLength)
    return invalid("The channel data names no holder");
  app.users.bind(connection, holder);
  return { member: null };
}

function decideMembership(app: ChannelsApp, connection: Connection, request: Request): Decision {
  const { limits } = app;
  const member = readMember(connection, request.channel_data);
  if (!member || member.userId === "" || member.userId.length > limits.userIdLength) {
    return invalid("A presence channel needs a user id of allowed length, or a signed-in user");
  }
  if (Buffer.byteLength(JSON.stringify(member.info)) > limits.userInfoBytes) {
    return limited("User info is too large");
  }
  const channel = app.channels.find(request.channel);
  if (channel && channel.userCount >= limits.presenceMembers && !channel.hasMember(member.userId)) {
    return limited("The presence channel is full");
  }
  return { member };
}

/** Without channel data the member is the signed-in user. */
function readMember(connection: Connection, channelData: string | undefined): Member | null {
  if (channelData === undefined) {
    return connection.user && { userId: connection.user.id, info: connection.user.info ?? {} };
  }
  const data = readJson(channelData, presenceData);
  return data && { userId: data.user_id, info: data.user_info ?? {} };
}
