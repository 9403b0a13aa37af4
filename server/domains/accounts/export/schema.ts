import { z } from "zod";

const rows = z.array(z.record(z.string(), z.unknown()));

/** Everything about one person. Instants are ISO 8601 in UTC. */
export const exportOut = z.object({
  exportedAt: z.string(),
  profile: z.record(z.string(), z.unknown()),
  rsvps: rows,
  history: rows,
  hostedEvents: rows,
  messagesWritten: rows,
  notifications: rows,
  notificationPreferences: rows,
  accessTokens: rows,
  signIns: rows,
  connectedSites: rows,
  invitations: rows,
  teamRoles: rows,
  memberships: rows,
  groupInvitations: rows,
  organizationInvitations: rows,
  requestMessagesWritten: rows,
  reservationLinks: rows,
  uploads: rows,
  webhooks: rows,
  feedback: rows,
  pushDevices: rows,
  walkIns: rows,
  checkInsMade: rows,
  contributions: rows,
  reactions: rows,
  postDrafts: rows,
  postReads: rows,
  postWatches: rows,
  groupMemberships: rows,
  groupRequests: rows,
  groupBans: rows,
  blockedPeople: rows,
  followedTags: rows,
  digest: rows,
  reportsMade: rows,
});
export type AccountExport = z.infer<typeof exportOut>;
