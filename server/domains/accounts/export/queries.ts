import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { notFound } from "../../../errors";
import { exportContributions, exportGroups } from "./contributions.queries";
import type { AccountExport } from "./schema";

const EXPORTS: Limit = { name: "account-export", hitsMax: 5, windowSeconds: 3600 };
/** Of one kind; no real account has as many. */
const ROWS_MAX = 20_000;

/**
 * All that is kept about a person, without secrets: of tokens and webhooks their names and addresses.
 * @throws DomainError rate-limited after 5 in an hour
 */
export async function exportAccount(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<AccountExport> {
  await takeHit(db, EXPORTS, userId);
  const profile = await db.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      email: true,
      emailVerifiedAt: true,
      name: true,
      imageUrl: true,
      timeZone: true,
      role: true,
      phone: true,
      phoneConfirmedAt: true,
      quietFrom: true,
      quietTo: true,
      createdAt: true,
      addressChange: { select: { email: true, expiresAt: true } },
    },
  });
  if (!profile) throw notFound("account");
  const mine = { where: { userId }, take: ROWS_MAX };
  // What belongs to an address is its owner's, and who only signed up with it has not shown to be that.
  const toMe = { where: { email: profile.email }, take: profile.emailVerifiedAt ? ROWS_MAX : 0 };
  const about = { select: { id: true, title: true, slug: true, startsAt: true } };
  const found = {
    exportedAt: now,
    profile,
    rsvps: await db.rsvp.findMany({
      ...mine,
      omit: { userId: true },
      // The session names a seat in it; null for the seat at the event itself.
      include: {
        pool: {
          select: {
            event: about,
            startsAt: true,
            endsAt: true,
            session: { select: { id: true, title: true } },
          },
        },
      },
    }),
    history: await db.$queryRaw<Record<string, unknown>[]>`
      select l.id::text as id, l."rsvpId", l.at, l.action, l."fromStatus"::text, l."toStatus"::text, l.seats
      from "RsvpLedger" l join "Rsvp" r on r.id = l."rsvpId" where r."userId" = ${userId}::uuid
      order by l.id limit ${ROWS_MAX}::int`,
    hostedEvents: await db.event.findMany({
      where: { hostId: userId },
      take: ROWS_MAX,
      omit: { inviteToken: true },
      include: { questions: true },
    }),
    messagesWritten: await db.eventMessage.findMany({
      where: { authorId: userId },
      take: ROWS_MAX,
      omit: { rsvpIds: true },
    }),
    notifications: await db.notification.findMany({ ...mine, omit: { userId: true, recipient: true } }),
    notificationPreferences: await db.notificationPreference.findMany({ ...mine, omit: { userId: true } }),
    accessTokens: await db.personalAccessToken.findMany({ ...mine, omit: { tokenHash: true, userId: true } }),
    signIns: await db.signIn.findMany({ ...mine, omit: { userId: true, epoch: true } }),
    connectedSites: await db.oAuthAccount.findMany({ ...mine, omit: { userId: true } }),
    invitations: await db.invitation.findMany({
      ...toMe,
      select: { createdAt: true, sentAt: true, name: true, event: about },
    }),
    teamRoles: await db.eventStaff.findMany({
      ...toMe,
      select: { role: true, createdAt: true, event: about },
    }),
    memberships: await db.organizationMember.findMany({
      ...mine,
      select: { role: true, joinedAt: true, organization: { select: { id: true, name: true, slug: true } } },
    }),
    groupInvitations: await db.groupInvitation.findMany({
      ...toMe,
      select: { createdAt: true, expiresAt: true, group: { select: { id: true, name: true } } },
    }),
    organizationInvitations: await db.organizationInvitation.findMany({
      ...toMe,
      select: {
        role: true,
        createdAt: true,
        expiresAt: true,
        organization: { select: { id: true, name: true } },
      },
    }),
    requestMessagesWritten: await db.rfpQuestion.findMany({
      where: { authorId: userId },
      take: ROWS_MAX,
      select: { id: true, body: true, createdAt: true, rfpVenue: { select: { rfpId: true, venueId: true } } },
    }),
    reservationLinks: await db.claimLink.findMany({
      where: { leaderId: userId },
      take: ROWS_MAX,
      omit: { token: true, leaderId: true, makerId: true },
    }),
    uploads: await db.upload.findMany({
      where: { ownerId: userId, status: "stored" },
      take: ROWS_MAX,
      select: { id: true, fileName: true, purpose: true, detectedType: true, size: true, createdAt: true },
    }),
    webhooks: await db.webhookEndpoint.findMany({
      where: { ownerId: userId },
      select: { id: true, url: true, types: true, disabledAt: true, createdAt: true },
    }),
    feedback: await db.feedback.findMany({
      ...mine,
      select: {
        ...{ stars: true, comment: true, isAnonymous: true, createdAt: true, updatedAt: true },
        pool: { select: { event: about, session: { select: { id: true, title: true } } } },
      },
    }),
    pushDevices: await readPushDevices(db, userId),
    walkIns: await db.walkIn.findMany({
      ...mine,
      select: { name: true, email: true, createdAt: true, event: about },
    }),
    // Without the guests: those are other people's data.
    checkInsMade: await db.checkInScan.findMany({
      where: { byId: userId },
      take: ROWS_MAX,
      select: { eventId: true, kind: true, outcome: true, scannedAt: true },
    }),
    ...(await exportContributions(db, userId, ROWS_MAX)),
    ...(await exportGroups(db, userId, ROWS_MAX)),
  };
  // As it goes over the wire: instants become text.
  return JSON.parse(JSON.stringify(found)) as AccountExport;
}

/** The name of each browser's push service. The whole address and the keys are secrets: with them messages can be sent. */
async function readPushDevices(db: Db, userId: string) {
  const rows = await db.pushSubscription.findMany({
    where: { userId },
    take: ROWS_MAX,
    select: { id: true, createdAt: true, endpoint: true, signIn: { select: { userAgent: true } } },
  });
  return rows.map(({ endpoint, signIn, ...row }) => ({ ...row, ...signIn, service: new URL(endpoint).host }));
}
