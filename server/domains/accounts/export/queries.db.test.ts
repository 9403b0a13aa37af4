import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, hours, NOW, newId } from "../../../../tests/factories";
import { exportAccount } from "./queries";
import { type AccountExport, exportOut } from "./schema";

const database = testDatabase();

/** Where the export has what refers to a person. */
const EXPORTED: Record<string, keyof AccountExport> = {
  "AddressChange.userId": "profile",
  "CheckInScan.byId": "checkInsMade",
  "ClaimLink.leaderId": "reservationLinks",
  "Event.hostId": "hostedEvents",
  "EventMessage.authorId": "messagesWritten",
  "Feedback.userId": "feedback",
  "Notification.userId": "notifications",
  "NotificationPreference.userId": "notificationPreferences",
  "OAuthAccount.userId": "connectedSites",
  "OrganizationMember.userId": "memberships",
  "PersonalAccessToken.userId": "accessTokens",
  "PushSubscription.userId": "pushDevices",
  "RfpQuestion.authorId": "requestMessagesWritten",
  "Rsvp.userId": "rsvps",
  "SignIn.userId": "signIns",
  "Upload.ownerId": "uploads",
  "WalkIn.userId": "walkIns",
  "WebhookEndpoint.ownerId": "webhooks",
};

/** What refers to a person and is not exported, and why. */
const LEFT_OUT: Record<string, string> = {
  "AccountProof.userId": "says only that a sign-in was confirmed within the last minutes",
  "AuditEntry.actorId": "what admins did to others; it names them",
  "Incident.resolvedById": "an act of an admin about the site",
  "Invitation.invitedById": "invitations belong to their event and name other people",
  "OrganizationInvitation.invitedById": "invitations belong to their organization and name other people",
  "Rfp.createdById": "requests belong to their organization",
  "Venue.takenDownById": "an act of an admin about a venue",
  "WebhookEndpoint.secretById": "webhooks of an organization belong to it",
  "WebhookEndpoint.urlById": "webhooks of an organization belong to it",
  "IdempotencyKey.userId": "answers of the last day, which the person has",
  "PhoneCode.userId": "a hashed code of a few minutes; the number itself is in the profile",
  "RsvpLedger.actorId":
    "lines about the person's own RSVPs are in the history; others are about other people",
};

test("every column that refers to a person is in the export or says why it is left out", async () => {
  const rows = await database.db.$queryRaw<{ name: string }[]>`
    select c.relname || '.' || a.attname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid = 'uuid'::regtype and (
      a.attname ~ '^(user|owner|host|author|actor|leader|by|person|sender)Id$' or a.attname ~ '(By|ById|UserId|AuthorId)$'
      or exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
        and k.confrelid = '"User"'::regclass and a.attnum = any(k.conkey)))
    order by 1`;
  const known = [...Object.keys(EXPORTED), ...Object.keys(LEFT_OUT)].sort();
  expect(rows.map(({ name }) => name).sort()).toEqual(known);
  expect(Object.keys(exportOut.shape)).toEqual(expect.arrayContaining(Object.values(EXPORTED)));
});

test("an export has a person's feedback, browsers with push messages, walk-ins and check-ins, without secrets", async () => {
  const { db } = database;
  const [ana = "", ben = ""] = await createUsers(db, 2);
  const event = await createEvent(db, {}, { title: "Jazz" });
  const at = { createdAt: NOW, updatedAt: NOW };
  const given = { poolId: event.poolId, stars: 4, comment: "Warm", isAnonymous: true, ...at };
  await db.feedback.createMany({ data: [ana, ben].map((userId) => ({ userId, ...given })) });
  const { id: signInId } = await db.signIn.create({
    data: { id: newId(), userId: ana, epoch: 0, way: "password", createdAt: NOW, lastUsedAt: NOW },
  });
  await db.pushSubscription.create({
    data: {
      ...{ userId: ana, signInId, endpoint: "https://push.test/secret-address", createdAt: NOW },
      ...{ p256dh: "secret-key", auth: "secret-auth", keyId: "key" },
    },
  });
  await db.walkIn.create({
    data: { eventId: event.id, userId: ana, name: "Said", email: "said@people.test", createdAt: NOW },
  });
  const scan = { eventId: event.id, poolId: event.poolId, kind: "arrive", outcome: "refused" } as const;
  const when = { scannedAt: hours(1), receivedAt: hours(1) };
  await db.checkInScan.create({ data: { id: newId(), ...scan, ...when, nonce: newId(), byId: ana } });
  const data = await exportAccount(db, { userId: ana, now: NOW });
  expect(data).toMatchObject({
    feedback: [{ stars: 4, comment: "Warm", isAnonymous: true, pool: { event: { title: "Jazz" } } }],
    pushDevices: [{ service: "push.test" }],
    walkIns: [{ name: "Said", email: "said@people.test", event: { title: "Jazz" } }],
    checkInsMade: [{ eventId: event.id, kind: "arrive", outcome: "refused" }],
  });
  expect(JSON.stringify(data)).not.toMatch(/secret-/);
});
