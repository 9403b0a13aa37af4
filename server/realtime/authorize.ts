import type { Db } from "../db/client";
import type { Viewer } from "../domains/accounts/schema";
import { roleReaches } from "../domains/events/access/policy";
import { getEventAccess } from "../domains/events/access/queries";
import { DomainError } from "../errors";
import { type ParsedChannel, parseChannel } from "./channels";
import { isBuiltInChannels } from "./config";
import { channelsClient } from "./publisher";

export type ChannelRequest = {
  viewer: Viewer | null;
  /** The sign-in or token of the viewer; the connection is cut when it ends. */
  holderId?: string | undefined;
  /** The connection that wants to listen, as the Channels server named it. */
  socketId: string;
  channel: string;
  /** The secret of an invitation link. */
  invite?: string | undefined;
};

export type ChannelLeave = { auth: string; channel_data?: string };
export type UserLeave = { auth: string; user_data?: string };

/**
 * Lets a connection listen on a private channel, by the same rules as the page that it belongs to.
 * @returns what the client shows to the Channels server
 * @throws DomainError forbidden, the same for "not yours" and "no such channel"; invalid; unavailable
 */
export async function authorizeChannel(db: Db, request: ChannelRequest): Promise<ChannelLeave> {
  const client = channelsClient();
  if (!client) throw new DomainError("unavailable", "live.off");
  if (!/^\d{1,20}\.\d{1,20}$/.test(request.socketId)) throw new DomainError("invalid", "socket.malformed");
  const channel = parseChannel(request.channel);
  if (!channel || !(await mayListen(db, channel, request)))
    throw new DomainError("forbidden", "channel.forbidden");
  // Only the built-in server knows holders of private channels. Elsewhere pages sign their connection in instead.
  const isBound = request.holderId !== undefined && isBuiltInChannels();
  const holder = isBound ? { user_id: request.holderId ?? "" } : undefined;
  return client.authorizeChannel(request.socketId, request.channel, holder);
}

/**
 * What a page shows to sign its connection in as its own sign-in, so that the connection is cut when that ends.
 * @throws DomainError invalid; unavailable
 */
export function authenticateConnection(request: { holderId: string; socketId: string }): UserLeave {
  const client = channelsClient();
  if (!client) throw new DomainError("unavailable", "live.off");
  if (!/^\d{1,20}\.\d{1,20}$/.test(request.socketId)) throw new DomainError("invalid", "socket.malformed");
  return client.authenticateUser(request.socketId, { id: request.holderId });
}

/** Public channels need no leave, so none is signed. */
async function mayListen(db: Db, channel: ParsedChannel, request: ChannelRequest): Promise<boolean> {
  const { viewer, invite } = request;
  if (channel.kind === "user") return viewer?.id === channel.userId;
  if (channel.kind === "event" && !channel.isPrivate) return false;
  const access = await getEventAccess(db, { eventId: channel.eventId, viewer, invite }).catch(
    (error: unknown) => {
      if ((error as Partial<DomainError>).code === "not-found") return null;
      throw error;
    },
  );
  if (channel.kind === "host") return roleReaches(access?.role ?? null, "cohost");
  return access !== null;
}
