import type { RawData } from "ws";
import type { ChannelsApp } from "./app";
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

/** Sent to the client as `pusher:error`. The connection stays open unless `ends` is set. */
type Complaint = { message: string; code: number | null; ends?: true };

const pong = encodeFrame({ event: "pusher:pong", data: {} });
const complain = (message: string, code: number | null = null): Complaint => ({ message, code });

/** Handles one message of a client. Never throws: an error concerns only the client that caused it. */
export function handleMessage(
  app: ChannelsApp,
  connection: Connection,
  bytes: RawData,
  isBinary: boolean,
): void {
  if (isFlooding(app, connection)) return;
  const complaint = answer(app, connection, bytes, isBinary);
  if (!complaint) return;
  if (complaint.ends && complaint.code !== null) connection.end(complaint.code, complaint.message);
  else connection.sendError(complaint.message, complaint.code);
}

/** Counts every frame of a client as a sign of life, and ends a connection that sends too many. */
export function isFlooding(app: ChannelsApp, connection: Connection): boolean {
  connection.isAlive = true;
  if (connection.frames.take(app.now(), app.limits.framesPerSecond)) return false;
  connection.end(closeCode.overCapacity, "Too many messages per second");
  return true;
}

function answer(
  app: ChannelsApp,
  connection: Connection,
  bytes: RawData,
  isBinary: boolean,
): Complaint | null {
  const frame = !isBinary && Buffer.isBuffer(bytes) ? readClientFrame(bytes) : null;
  if (!frame) return complain("Messages are JSON objects with an event");
  try {
    return dispatch(app, connection, frame);
  } catch (error) {
    // An error thrown here would end the process.
    app.log.error({ err: error }, "client message failed");
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
      return frame.event.startsWith("client-")
        ? complain("This server does not pass on client events", closeCode.clientEventsOff)
        : complain("Clients send no such event");
  }
}

/** A connection belongs to one user for its lifetime; a bad or second sign-in ends it. */
function signIn(app: ChannelsApp, connection: Connection, data: unknown): Complaint | null {
  const parsed = signinData.safeParse(data);
  if (!parsed.success) return complain("A sign-in carries auth and user_data");
  const { auth, user_data } = parsed.data;
  const user = readJson(user_data, userData);
  const isSigned = isSameText(userAuth(app, connection.socketId, user_data), auth);
  const hasEnded =
    user?.issued_at !== undefined && !app.users.isGood(user.id, { issuedAt: user.issued_at, now: app.now() });
  if (!isSigned || !user || hasEnded || user.id.length > app.limits.userIdLength) {
    return { message: "Invalid sign-in", code: closeCode.unauthorized, ends: true };
  }
  if (connection.userId !== null && connection.userId !== user.id) {
    return { message: "Already signed in as another user", code: closeCode.unauthorized, ends: true };
  }
  app.users.signIn(connection, user.id);
  connection.send(encodeFrame({ event: "pusher:signin_success", data: { user_data } }));
  return null;
}
