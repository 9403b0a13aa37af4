import type { Db } from "../db/client";
import { currentTime } from "../db/clock";
import type { Viewer } from "../domains/accounts/schema";
import { roleReaches } from "../domains/events/access/policy";
import { type EventAccess, findEventAccess } from "../domains/events/access/queries";
import { linkHolderId, linkTag } from "../domains/events/invite-link.policy";
import { invitationIdOf } from "../domains/invitation-links/queries";
import { DomainError } from "../errors";
import { mayListenToCommunity } from "./community-rights";
import { isBuiltInChannels } from "./config";
import { type ParsedChannel, parseChannel } from "./parse-channel";
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
  if (!client) throw new DomainError("live.off");
  if (!/^\d{1,20}\.\d{1,20}$/.test(request.socketId)) throw new DomainError("socket.malformed");
  // Before the right is read: a holder who is ended meanwhile cannot use the leave.
  const issuedAt = Date.now();
  const channel = parseChannel(request.channel);
  const right = channel && (await findRight(db, channel, request));
  if (!right) throw new DomainError("channel.forbidden");
  return client.authorizeChannel(request.socketId, request.channel, dataOf(request, { ...right, issuedAt }));
}

/**
 * Only the built-in server knows holders of private channels and the time of a leave, which share its clock. Elsewhere pages
 * sign their connection in instead. Without a holder the leave is the connection's own.
 */
function dataOf({ holderId, socketId }: ChannelRequest, { linkId, issuedAt }: Right & { issuedAt: number }) {
  if (!isBuiltInChannels()) return undefined;
  const user_id = holderId ?? linkId ?? socketId;
  const isByLink = linkId !== undefined && linkId !== user_id;
  return { user_id, issued_at: issuedAt, ...(isByLink && { user_info: { link_id: linkId } }) };
}

/**
 * What a page shows to sign its connection in as its own sign-in, so that the connection is cut when that ends.
 * @throws DomainError invalid; unavailable
 */
export function authenticateConnection(request: { holderId: string; socketId: string }): UserLeave {
  const client = channelsClient();
  if (!client) throw new DomainError("live.off");
  if (!/^\d{1,20}\.\d{1,20}$/.test(request.socketId)) throw new DomainError("socket.malformed");
  const issued = isBuiltInChannels() ? { issued_at: Date.now() } : {};
  return client.authenticateUser(request.socketId, { id: request.holderId, ...issued });
}

/** What a listener's right rests on: their account, or a link known by this id. */
type Right = { linkId?: string };

const OWN: Right = {};

/** Null where they may not. Public channels need no leave, so none is signed. */
async function findRight(db: Db, channel: ParsedChannel, request: ChannelRequest): Promise<Right | null> {
  const { viewer, invite } = request;
  if (channel.kind === "user") return viewer?.id === channel.userId ? OWN : null;
  if (channel.kind === "organization") return (await isMember(db, channel, viewer)) ? OWN : null;
  if (channel.kind === "group" || channel.kind === "post") {
    return (await mayListenToCommunity(db, channel, viewer)) ? OWN : null;
  }
  if (channel.kind === "venue" || (channel.kind === "event" && !channel.isPrivate)) return null;
  const now = await currentTime(db);
  const access = await findEventAccess(db, { eventId: channel.eventId, viewer, invite, now });
  if (!access) return null;
  if (channel.kind === "host") return roleReaches(access.role, "cohost") ? OWN : null;
  if (channel.kind === "door") return roleReaches(access.role, "door") ? OWN : null;
  if (channel.kind === "link") return rightByLink(db, access, { ...channel, invite, now });
  if (invite === undefined || (await findEventAccess(db, { eventId: access.id, viewer, now }))) return OWN;
  // Another server cannot cut listeners without a sign-in: there a link opens a channel that ends with the link.
  return isBuiltInChannels() ? { linkId: invitationIdOf(invite) ?? linkHolderId(invite) } : null;
}

async function isMember(
  db: Db,
  { organizationId }: { organizationId: string },
  viewer: Viewer | null,
): Promise<boolean> {
  if (!viewer) return false;
  const member = await db.organizationMember.findUnique({
    where: { organizationId_userId: { organizationId, userId: viewer.id } },
    select: { userId: true },
  });
  return member !== null;
}

/** The channel of a private event's shared link as it is now. */
async function rightByLink(
  db: Db,
  { id: eventId, visibility }: EventAccess,
  { tag, invite, now }: { tag: string; invite: string | undefined; now: Date },
): Promise<Right | null> {
  if (visibility !== "private" || invite === undefined || linkTag(invite) !== tag) return null;
  const isShared = invitationIdOf(invite) === null;
  const isOpen = isShared && (await findEventAccess(db, { eventId, viewer: null, invite, now })) !== null;
  return isOpen ? { linkId: linkHolderId(invite) } : null;
}
