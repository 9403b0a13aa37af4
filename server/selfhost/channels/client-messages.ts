import type { RawData } from "ws";
import type { ChannelsApp } from "./app";
import { allowsClientEvents } from "./channel-names";
import type { Connection } from "./connection";
import {
  type ClientFrame,
  closeCode,
  encodeFrame,
  readClientFrame,
  readJson,
  signinData,
  unsubscribeData,
  userData,
} from "./protocol";
import { isSameText, userAuth } from "./signatures";
import { subscribe } from "./subscription";

/** Told to the client as `pusher:error`; the connection goes on unless `ends`. */
type Complaint = { message: string; code: number | null; ends?: true };

const pong = encodeFrame({ event: "pusher:pong", data: {} });
const complain = (message: string, code: number | null = null): Complaint => ({ message, code });

/** Answers one message of a client. Never throws: whatever a client sends is at most its own error. */
export function handleMessage(
  app: ChannelsApp,
  connection: Connection,
  bytes: RawData,
  isBinary: boolean,
): void {
  connection.isAlive = true;
  const complaint = answer(app, connection, bytes, isBinary);
  if (!complaint) return;
  if (complaint.ends && complaint.code !== null) connection.end(complaint.code, complaint.message);
  else connection.sendError(complaint.message, complaint.code);
}

function answer(
  app: ChannelsApp,
  connection: Connection,
  bytes: RawData,
  isBinary: boolean,
): Complaint | null {
  if (!connection.frames.take(app.now(), app.limits.framesPerSecond)) {
    return { message: "Too many messages per second", code: closeCode.overCapacity, ends: true };
  }
  const frame = !isBinary && Buffer.isBuffer(bytes) ? readClientFrame(bytes) : null;
  if (!frame) return complain("Messages are JSON objects with an event");
  try {
    return dispatch(app, connection, frame);
  } catch (error) {
    // Data nested thousands of levels deep can be parsed, but not written again.
    app.log.warn({ err: error }, "client message refused");
    return complain("The message cannot be handled");
  }
}

function dispatch(app: ChannelsApp, connection: Connection, frame: ClientFrame): Complaint | null {
  switch (frame.event) {
    case "pusher:ping":
      connection.send(pong);
      return null;
    case "pusher:pong":
      return null;
    case "pusher:subscribe": {
      const refused = subscribe(app, connection, frame.data);
      return refused === null ? null : complain(refused.message, refused.code);
    }
    case "pusher:unsubscribe": {
      const parsed = unsubscribeData.safeParse(frame.data);
      if (parsed.success) app.channels.unsubscribe(connection, parsed.data.channel);
      return null;
    }
    case "pusher:signin":
      return signIn(app, connection, frame.data);
    default:
      return relayClientEvent(app, connection, frame);
  }
}

/** A connection belongs to one user for its lifetime; a bad or second sign-in ends it. */
function signIn(app: ChannelsApp, connection: Connection, data: unknown): Complaint | null {
  const parsed = signinData.safeParse(data);
  if (!parsed.success) return complain("A sign-in carries auth and user_data");
  const { auth, user_data } = parsed.data;
  const user = readJson(user_data, userData);
  const isSigned = isSameText(userAuth(app, connection.socketId, user_data), auth);
  if (!isSigned || !user || user.id === "" || user.id.length > app.limits.userIdLength) {
    return { message: "Invalid sign-in", code: closeCode.unauthorized, ends: true };
  }
  if (connection.user && connection.user.id !== user.id) {
    return { message: "Already signed in as somebody else", code: closeCode.unauthorized, ends: true };
  }
  app.users.signIn(connection, { id: user.id, info: user.user_info });
  connection.send(encodeFrame({ event: "pusher:signin_success", data: { user_data } }));
  return null;
}

function relayClientEvent(app: ChannelsApp, connection: Connection, frame: ClientFrame): Complaint | null {
  const { event, channel = "" } = frame;
  if (!event.startsWith("client-")) return complain("Clients send only client- events");
  if (!connection.clientEvents.take(app.now(), app.limits.clientEventsPerSecond)) {
    return complain("Too many client events per second", closeCode.clientEventRate);
  }
  const userId = connection.subscriptions.get(channel);
  if (userId === undefined || !allowsClientEvents(channel)) {
    return complain("Client events need a subscribed private or presence channel");
  }
  const data = typeof frame.data === "string" ? frame.data : JSON.stringify(frame.data ?? null);
  const isTooLarge = Buffer.byteLength(data) > app.limits.eventDataBytes;
  if (isTooLarge || event.length > app.limits.eventNameLength) return complain("Client event too large");
  const sender = userId === null ? {} : { user_id: userId };
  app.channels.broadcast(channel, encodeFrame({ event, channel, data, ...sender }), connection);
  app.webhooks.clientEvent({ channel, event, data, socket_id: connection.socketId, ...sender });
  return null;
}
