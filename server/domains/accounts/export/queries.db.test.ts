import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, hours, NOW, newId } from "../../../../tests/factories";
import { createComment, createGroup, createPost } from "../../../../tests/group-factories";
import { exportAccount } from "./queries";
import { type AccountExport, exportOut } from "./schema";

const database = testDatabase();

/** Where the export has what refers to a person. */
const EXPORTED: Record<string, keyof AccountExport> = {
  "AddressChange.userId": "profile",
  "CheckInScan.byId": "checkInsMade",
  "ClaimLink.leaderId": "reservationLinks",
  "Contribution.authorId": "contributions",
  "DigestSetting.userId": "digest",
  "GroupBan.userId": "groupBans",
  "GroupMember.userId": "groupMemberships",
  "GroupRequest.userId": "groupRequests",
  "PersonBlock.userId": "blockedPeople",
  "PostDraft.userId": "postDrafts",
  "PostRead.userId": "postReads",
  "PostWatch.userId": "postWatches",
  "Reaction.userId": "reactions",
  "Report.reporterId": "reportsMade",
  "TagFollow.userId": "followedTags",
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
  "ClaimLink.makerId": "links name other people; a link that one leads is in the export",
  "Contribution.deletedById": "an act about a text that is in its author's export",
  "GroupBan.byId": "an act of a moderator about another person",
  "GroupInvitation.invitedById": "invitations belong to their group and name other people",
  "GroupLink.createdById": "links belong to their group",
  "Mention.userId": "texts of other people",
  "ModerationAction.actorId": "acts of moderators about others; they belong to the group's log",
  "ModerationAction.personId": "the group's log, which its members read",
  "PersonBlock.blockedId": "choices of other people",
  "Report.personId": "what other people reported; it names them",
  "Report.resolvedById": "an act of a moderator about others",
  "Revision.replacedById": "earlier texts are with the contributions",
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

test("an export has what a person wrote in groups with its earlier texts, their reactions and drafts, and nothing of others", async () => {
  const { db } = database;
  const [ana = "", ben = ""] = await createUsers(db, 2);
  const group = await createGroup(db, { ownerId: ben, name: "Night Walkers" });
  const post = await createPost(db, {
    groupId: group.id,
    authorId: ana,
    body: "A fox.",
    post: { title: "Fox" },
  });
  await createComment(db, { post, authorId: ben, body: "Of another person." });
  await createComment(db, { post, authorId: ana, body: "Deleted lately.", deletedAt: NOW });
  await db.revision.create({
    data: { contributionId: post.id, version: 1, body: "A dog.", replacedAt: NOW, replacedById: ana },
  });
  for (const userId of [ana, ben])
    await db.reaction.create({ data: { contributionId: post.id, kind: "love", userId, createdAt: NOW } });
  await db.postDraft.create({
    data: { userId: ana, groupId: group.id, body: "Half a thou", updatedAt: NOW },
  });
  const data = await exportAccount(db, { userId: ana, now: NOW });
  expect(data).toMatchObject({
    contributions: [
      {
        body: "A fox.",
        group: { name: "Night Walkers" },
        post: { title: "Fox" },
        revisions: [{ version: 1, body: "A dog." }],
      },
      { body: "Deleted lately.", post: null },
    ],
    reactions: [{ contributionId: post.id, kind: "love" }],
    postDrafts: [{ groupId: group.id, body: "Half a thou" }],
  });
  expect(JSON.stringify(data)).not.toContain("Of another person");
});

test("an export names neither a private group nor a tag or title in it once the person has left it", async () => {
  const { db } = database;
  const [ana = "", ben = ""] = await createUsers(db, 2);
  const group = await createGroup(db, { ownerId: ben, name: "Secret plans", visibility: "private" });
  const post = await createPost(db, { groupId: group.id, authorId: ben, post: { title: "Secret title" } });
  await createComment(db, { post, authorId: ana, body: "Of the person." });
  const tag = { groupId: group.id, name: "Secret tag", slug: "secret-tag", color: "green" };
  const { id: tagId } = await db.tag.create({ data: tag });
  await db.tagFollow.create({ data: { userId: ana, tagId } });
  await db.groupRequest.create({ data: { groupId: group.id, userId: ana } });
  const outside = await exportAccount(db, { userId: ana, now: NOW });
  expect(outside).toMatchObject({
    contributions: [{ body: "Of the person.", group: { id: group.id } }],
    groupRequests: [{ group: { id: group.id } }],
    followedTags: [{ tag: { id: tagId } }],
  });
  expect(JSON.stringify(outside)).not.toContain("Secret");
  await db.groupMember.create({ data: { groupId: group.id, userId: ana, role: "member" } });
  expect(await exportAccount(db, { userId: ana, now: NOW })).toMatchObject({
    contributions: [{ group: { name: "Secret plans" } }],
    followedTags: [{ tag: { name: "Secret tag" } }],
  });
});

test("an export says what a person reported, and not how moderators answered", async () => {
  const { db } = database;
  const [ana = "", ben = ""] = await createUsers(db, 2);
  const { id: groupId } = await createGroup(db, { ownerId: ben });
  const report = { groupId, personId: ben, reporterId: ana, reasons: ["spam" as const], note: "Look" };
  await db.report.create({ data: { ...report, status: "dismissed", createdAt: NOW } });
  const { reportsMade } = await exportAccount(db, { userId: ana, now: NOW });
  expect(reportsMade).toMatchObject([{ reasons: ["spam"], note: "Look" }]);
  expect(JSON.stringify(reportsMade)).not.toContain("dismissed");
});
