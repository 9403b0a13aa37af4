import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../lib/uuid";
import type { Db } from "../../db/client";
import { type Limit, takeAddressHit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent, appendEvents } from "../../outbox/append";
import { endWhatEnds } from "../accounts/endings/commands";
import { takeMailHit, takeMailHits, takeSenderHits } from "../accounts/recipients.commands";
import type { Viewer } from "../accounts/schema";
import type { EventAccess } from "../events/access/queries";
import { findRefusing, NO_INVITATIONS } from "../refusals/queries";
import { isOpenToInvite } from "./policy";
import { checkInvitees, findInvitation } from "./queries";
import { type CheckOutcome, INVITATIONS_MAX, type InvitationOut, type InviteResult } from "./schema";

type Invited = Pick<EventAccess, "id" | "poolId" | "hostId">;
type Invitee = { email: string; name: string | null };

/** The number of people per hit of the limit, as for an account's own limit. */
const PEOPLE_PER_HIT = 25;
const INVITING_PER_ADDRESS: Limit = { name: "invite-address", hitsMax: 400, windowSeconds: 86_400 };
const RESENDING: Limit = { name: "invite-again", hitsMax: 3, windowSeconds: 86_400 };
const RESENDING_PER_EVENT: Limit = { name: "invite-again-event", hitsMax: 500, windowSeconds: 86_400 };

/**
 * Invites people by address and emails each of them once, however often they are named. A person who was invited or
 * has answered before stays as they are, and so does one who has received too much email caused by strangers.
 * @returns one result per person, in the order given
 * @throws DomainError forbidden account.unconfirmed; conflict invitation.event-not-open, invitation.limit-reached;
 * rate-limited
 */
export async function invitePeople(
  db: Db,
  asked: {
    event: Invited;
    people: Invitee[];
    by: Viewer;
    now: Date;
    clientAddress?: string | undefined;
  },
): Promise<InviteResult[]> {
  const { event, by, now } = asked;
  // Strangers are emailed in this account's name, so its owner must be reachable.
  if (!by.emailVerified) throw new DomainError("account.unconfirmed");
  const people = [...new Map(asked.people.map((person) => [person.email, person])).values()];
  const hits = Math.ceil(people.length / PEOPLE_PER_HIT);
  await takeSenderHits(db, by.id, people.length, now);
  await takeAddressHit(db, INVITING_PER_ADDRESS, asked.clientAddress, { hits, now });
  const emails = people.map(({ email }) => email);
  const refusing = await findRefusing(db, emails, [event.hostId, by.id]);
  const mailable = await findMailable(db, { event, emails: emails.filter((one) => !refusing.has(one)), now });
  return inTransaction(db, async (tx) => {
    await refuseUnlessOpen(tx, event, now);
    const checked = (await checkInvitees(tx, event, emails)).map(({ email, outcome }) => {
      if (outcome === "new" && refusing.has(email)) return cannotInvite(email);
      return resultOf(email, outcome === "new" && !mailable.has(email) ? "mailed-enough" : outcome);
    });
    const results = new Map(checked.map((result) => [result.email, result]));
    await addInvitations(
      tx,
      people.filter(({ email }) => results.get(email)?.outcome === "done"),
      asked,
    );
    return asked.people.flatMap(({ email }) => results.get(email) ?? []);
  });
}

/** The people among these who may be emailed. Only people who would get an email count against the limit. */
async function findMailable(
  db: Db,
  { event, emails, now }: { event: Invited; emails: string[]; now: Date },
): Promise<Set<string>> {
  const checked = await checkInvitees(db, event, emails);
  const strangers = checked.filter(({ outcome }) => outcome === "new").map(({ email }) => email);
  return new Set(await takeMailHits(db, strangers, now));
}

/** Locks the event's row, so that two concurrent lists cannot both take the last free places. */
async function refuseUnlessOpen(tx: Tx, event: Invited, now: Date): Promise<void> {
  const [row] = await tx.$queryRaw<{ status: "draft" | "published" | "cancelled"; endsAt: Date }[]>`
    select status::text as status, "endsAt" from "Event" where id = ${event.id}::uuid for no key update`;
  if (!row) throw notFound("event");
  if (!isOpenToInvite(row, now)) throw new DomainError("invitation.event-not-open");
}

async function addInvitations(
  tx: Tx,
  people: Invitee[],
  { event, by, now }: { event: Invited; by: Viewer; now: Date },
): Promise<void> {
  const known = await tx.invitation.count({ where: { eventId: event.id } });
  if (known + people.length > INVITATIONS_MAX) {
    throw new DomainError("invitation.limit-reached", {
      invitationsMax: INVITATIONS_MAX,
      left: Math.max(0, INVITATIONS_MAX - known),
    });
  }
  const data = people.map((person) => ({
    id: uuidV7(now.getTime(), randomBytes(10)),
    eventId: event.id,
    invitedById: by.id,
    createdAt: now,
    ...person,
  }));
  await tx.invitation.createMany({ data });
  await appendEvents(
    tx,
    data.map(({ id }) => ({
      type: "invitation.created",
      aggregateId: id,
      payload: { invitationId: id, eventId: event.id },
    })),
  );
}

function cannotInvite(email: string): InviteResult {
  return { email, outcome: "unchanged", reason: NO_INVITATIONS };
}

function resultOf(email: string, outcome: CheckOutcome | "mailed-enough"): InviteResult {
  return outcome === "new"
    ? { email, outcome: "done" }
    : { email, outcome: "unchanged", reason: `invitation.${outcome}` };
}

/**
 * Emails an invitation again. One that is still being sent stays as it is.
 * @throws DomainError not-found; conflict invitation.answered, invitation.event-not-open, rsvp.no-invitations;
 * rate-limited
 */
export async function resendInvitation(
  db: Db,
  asked: { event: Invited; invitationId: string; now: Date; clientAddress?: string | undefined },
): Promise<InvitationOut> {
  const { event, invitationId, now } = asked;
  const known = await getInvitation(db, event, invitationId);
  if (known.state === "sending") return known;
  if (known.state === "answered") throw new DomainError("invitation.answered");
  const refusing = await findRefusing(db, [known.email], [event.hostId]);
  if (refusing.size > 0) throw new DomainError(NO_INVITATIONS);
  await takeHit(db, RESENDING, invitationId, now);
  await takeHit(db, RESENDING_PER_EVENT, event.id, now);
  await takeAddressHit(db, INVITING_PER_ADDRESS, asked.clientAddress, { now });
  await takeMailHit(db, known.email, now);
  return inTransaction(db, async (tx) => {
    await refuseUnlessOpen(tx, event, now);
    await tx.invitation.updateMany({
      where: { id: invitationId, eventId: event.id },
      data: { sentAt: null, lastError: null },
    });
    const payload = { invitationId, eventId: event.id };
    await appendEvent(tx, { type: "invitation.renewed", aggregateId: invitationId, payload });
    return getInvitation(tx, event, invitationId);
  });
}

/**
 * Deletes an invitation, ends its link and closes the live connections that use it. Sent emails and an RSVP stay.
 * @throws DomainError not-found
 */
export async function removeInvitation(
  db: Db,
  { event, invitationId }: { event: Invited; invitationId: string },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [removed] = await tx.$queryRaw<{ userId: string | null }[]>`
      delete from "Invitation" i where i.id = ${invitationId}::uuid and i."eventId" = ${event.id}::uuid
      returning (select u.id from "User" u where u.email = i.email) as "userId"`;
    if (!removed) throw notFound("invitation");
    const holderIds = [invitationId];
    await appendEvent(tx, { type: "access.ended", aggregateId: invitationId, payload: { holderIds } });
    if (removed.userId) await endWhatEnds(tx, "invitation-removed", { userId: removed.userId });
  });
}

async function getInvitation(db: Db | Tx, event: Invited, invitationId: string): Promise<InvitationOut> {
  const invitation = await findInvitation(db, event, invitationId);
  if (!invitation) throw notFound("invitation");
  return invitation;
}
