import { groupBy } from "../../lib/group-by";
import type { Queryable } from "../db/transaction";
import { changesBetween, knownAt, type ToldFacts } from "../domains/events/changes/policy";
import { readChanges, readTold } from "../domains/events/changes/queries";
import { visiblePlace } from "../domains/events/place.policy";
import { reminderOccurrence, remindsFrom, startOf } from "../domains/events/reminders/policy";
import { REMINDER_KIND } from "../domains/events/reminders/schema";
import { audienceOf, peopleFor } from "../domains/messages/queries";
import type { KindName } from "../domains/notifications/kinds/schema";
import { offerReminderAt } from "../domains/rsvps/offers.policy";
import type { RsvpFactType } from "../outbox/catalog";
import type { Fact } from "../outbox/sink";
import type { RsvpStatus } from "../seats/facts";
import { ownPoolId, poolIn } from "../seats/owner";
import { rsvpOccurrence, rsvpSubject } from "./kinds/rsvps";
import type { Occasion } from "./notify";
import { isOwedRemoval, type RsvpMailFacts, readRsvpMailFacts } from "./rsvp-facts";

type Of<Type extends Fact["type"]> = Extract<Fact, { type: Type }>;

/** What a batch of facts is an occasion to tell people, as things stand now. */
export async function occasionsOf(db: Queryable, facts: Fact[], now: Date): Promise<Occasion[][]> {
  const aboutRsvps = facts.filter(isAboutRsvp);
  const rsvps = await readRsvpMailFacts(db, [...new Set(aboutRsvps.map((fact) => fact.payload.rsvpId))]);
  return Promise.all(
    facts.map((fact): Occasion[] | Promise<Occasion[]> => {
      if (isAboutRsvp(fact)) {
        const about = rsvps.get(fact.payload.rsvpId);
        return about ? rsvpOccasions(db, fact, about, now) : [];
      }
      return otherOccasions(db, fact);
    }),
  );
}

const isAboutRsvp = (fact: Fact): fact is Of<RsvpFactType> => fact.type.startsWith("rsvp.");

async function rsvpOccasions(
  db: Queryable,
  { type }: Of<RsvpFactType>,
  about: RsvpMailFacts,
  now: Date,
): Promise<Occasion[]> {
  const kind = kindOf(type, about, now);
  if (!kind) return [];
  const isOffer = kind === "rsvp.offered" && about.offerExpiresAt !== null;
  // An offer that ends earlier than was said is told again.
  const occurrence = isOffer
    ? `${rsvpOccurrence(about)} until ${about.offerExpiresAt?.toISOString()}`
    : rsvpOccurrence(about);
  const common = { occurrence, subject: rsvpSubject(about) };
  const to = { userId: about.person.id };
  const occasions: Occasion[] = [{ kind, to, ...common }];
  if (kind === "rsvp.offered" && about.offerExpiresAt && about.askedAt === null) {
    const notBefore = offerReminderAt({ offeredAt: about.statusAt, expiresAt: about.offerExpiresAt });
    if (notBefore && notBefore > now) occasions.push({ kind: "rsvp.offer-ending", to, ...common, notBefore });
  }
  if (kind === "rsvp.requested") {
    const hostId = await findHost(db, about.event.id);
    if (hostId) occasions.push({ kind: "host.requested", to: { userId: hostId }, ...common });
  }
  return occasions;
}

async function findHost(db: Queryable, eventId: string): Promise<string | null> {
  const event = await db.event.findUnique({ where: { id: eventId }, select: { hostId: true } });
  return event?.hostId ?? null;
}

/** What is still true now; null where the person moved on meanwhile, or where there is nothing left to attend. */
function kindOf(type: RsvpFactType, facts: RsvpMailFacts, now: Date): KindName | null {
  const { status, event, person, offerExpiresAt } = facts;
  if (event.status !== "published" || event.endsAt <= now) return null;
  if (person.isBanned) return isOwedRemoval(facts) ? "rsvp.withdrawn" : null;
  if (facts.askedAt !== null) return kindForAsked(type, facts, now);
  switch (type) {
    case "rsvp.confirmed":
    case "rsvp.promoted":
      return status === "confirmed" ? type : null;
    case "rsvp.registered":
      if (status === "confirmed") return "rsvp.confirmed";
      return status === "waitlisted" ? "rsvp.waitlisted" : null;
    case "rsvp.approved":
      if (status === "confirmed") return type;
      // Let in by the host while every seat was taken: what is true is the place in line.
      return status === "waitlisted" ? "rsvp.waitlisted" : null;
    case "rsvp.waitlisted":
    case "rsvp.displaced":
      return status === "waitlisted" ? type : null;
    case "rsvp.requested":
      return status === "pending" ? type : null;
    case "rsvp.offered":
      return status === "offered" && offerExpiresAt && offerExpiresAt > now ? type : null;
    case "rsvp.offer-expired":
      return status === "cancelled" && offerExpiresAt ? type : null;
    case "rsvp.withdrawn":
      return status === "cancelled" && isOwedRemoval(facts) ? type : null;
    case "rsvp.removed":
      return status === "cancelled" ? type : null;
    case "rsvp.declined":
      return status === "declined" ? type : null;
    case "rsvp.restored":
      if (status === "waitlisted") return "rsvp.waitlisted";
      return status === "confirmed" ? "rsvp.confirmed" : null;
    default:
      return null;
  }
}

/** Whom others registered hears that they are asked, once for each seat that is held for them, and nothing else. */
function kindForAsked(
  type: RsvpFactType,
  { status, offerExpiresAt }: RsvpMailFacts,
  now: Date,
): KindName | null {
  const isHeld = status === "offered" && offerExpiresAt !== null && offerExpiresAt > now;
  if (type === "rsvp.registered") return isHeld || status === "waitlisted" ? "rsvp.registered" : null;
  return isHeld && ASKING.includes(type) ? "rsvp.offered" : null;
}

const ASKING: RsvpFactType[] = ["rsvp.offered", "rsvp.restored"];

async function otherOccasions(db: Queryable, fact: Fact): Promise<Occasion[]> {
  switch (fact.type) {
    case "event.cancelled":
      return forGuests(db, fact, "event.cancelled");
    case "event.called-off":
      return teamOccasions(db, fact);
    case "event.handed-over":
      return newHostOccasions(db, fact);
    case "event.restored":
      return forGuests(db, fact, "event.restored");
    case "change.settled":
      return changeOccasions(db, fact);
    case "reminder.due":
      return reminderOccasions(db, fact);
    case "message.released":
      return messageOccasions(db, fact);
    case "invitation.created":
    case "invitation.renewed":
      return invitationOccasions(db, fact);
    case "webhook.disabled":
      return ownerOccasions(db, fact);
    default:
      return [];
  }
}

type Guest = { rsvpId: string; userId: string };

/**
 * Everyone who holds or awaits a seat; of a cancellation also those who left while their calendar still holds the
 * event.
 */
async function forGuests(
  db: Queryable,
  { id: occurrence, payload }: Of<"event.cancelled" | "event.restored">,
  kind: KindName,
): Promise<Occasion[]> {
  const isCancelled = kind === "event.cancelled";
  const guests = await db.$queryRaw<Guest[]>`
    select r.id as "rsvpId", r."userId" from "Event" e join "SeatPool" p on p."eventId" = e.id and p."sessionId" is null
    join "Rsvp" r on r."poolId" = p.id
    left join "MailedEntry" m on m."rsvpId" = r.id and m."isIn"
    where e.id = ${payload.eventId}::uuid and (
      r.status in ('confirmed', 'offered', 'waitlisted', 'pending') or (m."rsvpId" is not null and ${isCancelled}))
    order by r.id`;
  return guests.map(({ rsvpId, userId }) => ({ kind, occurrence, subject: { rsvpId }, to: { userId } }));
}

/** The host, and the co-hosts whose address is confirmed. */
async function teamOccasions(
  db: Queryable,
  { id: occurrence, payload: { eventId } }: Of<"event.called-off">,
): Promise<Occasion[]> {
  const team = await db.$queryRaw<{ id: string }[]>`
    select e."hostId" as id from "Event" e where e.id = ${eventId}::uuid
    union select u.id from "EventStaff" s join "User" u on u.email = s.email and u."emailVerifiedAt" is not null
    where s."eventId" = ${eventId}::uuid and s.role = 'cohost' order by id`;
  return team.map(({ id: userId }) => ({
    kind: "host.event-cancelled",
    occurrence,
    subject: { eventId },
    to: { userId },
  }));
}

async function newHostOccasions(
  db: Queryable,
  { id: occurrence, payload: { eventId } }: Of<"event.handed-over">,
): Promise<Occasion[]> {
  const hostId = await findHost(db, eventId);
  if (!hostId) return [];
  const subject = { eventId, hostId };
  return [{ kind: "host.handed-over", occurrence, subject, to: { userId: hostId } }];
}

/** Everyone to whom some of it is new, once for all the events. What was moved and moved back again is new to nobody. */
async function changeOccasions(
  db: Queryable,
  { id: occurrence, payload: { eventIds }, createdAt }: Of<"change.settled">,
): Promise<Occasion[]> {
  const guests = await readChangedGuests(db, eventIds);
  const [changes, told] = await Promise.all([readChanges(db, eventIds), readTold(db, guests)]);
  const concerned = guests.filter((guest) => {
    const toldAt = told.get(`${guest.eventId} ${guest.userId}`)?.toldAt ?? guest.rsvpAt;
    const known = knownAt(changes.get(guest.eventId) ?? [], toldAt);
    const viewer = { role: null, rsvpStatus: guest.status };
    const present = { ...guest, ...visiblePlace(guest, viewer) };
    const visible = known && { ...known, ...visiblePlace({ ...guest, ...known }, viewer) };
    return visible !== null && changesBetween(visible, present, createdAt).length > 0;
  });
  return [...groupBy(concerned, ({ userId }) => userId)].map(([userId, rows]) => ({
    kind: "event.rescheduled",
    occurrence,
    to: { userId },
    subject: { rsvpIds: rows.map(({ rsvpId }) => rsvpId).join(","), settledAt: createdAt.toISOString() },
  }));
}

type ChangedGuest = Guest &
  ToldFacts & { eventId: string; rsvpAt: Date; status: RsvpStatus; placeHidden: boolean };

function readChangedGuests(db: Queryable, eventIds: string[]): Promise<ChangedGuest[]> {
  return db.$queryRaw<ChangedGuest[]>`
    select r.id as "rsvpId", r."userId", r."rsvpAt", r.status::text as status, e.id as "eventId", e."startsAt", e."endsAt",
      e."timeZone", e."allDay", e.place, e."onlineUrl", e."placeHidden"
    from "Event" e join "SeatPool" p on p."eventId" = e.id and p."sessionId" is null
    join "Rsvp" r on r."poolId" = p.id
    where e.id = any(${eventIds}::uuid[]) and e.status = 'published'
      and r.status in ('confirmed', 'offered', 'waitlisted', 'pending') and r."askedAt" is null
    order by e."startsAt", r.id`;
}

async function reminderOccasions(db: Queryable, { payload }: Of<"reminder.due">): Promise<Occasion[]> {
  const { eventId, minutesBefore } = payload;
  const reminder = { minutesBefore, dueAt: new Date(payload.dueAt) };
  const startsAt = startOf(reminder);
  const event = await db.event.findUnique({
    where: { id: eventId, status: "published" },
    select: { pools: ownPoolId, startsAt: true, timeZone: true, allDay: true },
  });
  // An event that was moved meanwhile has a reminder of its own for its new start.
  if (!event || remindsFrom(event).getTime() !== startsAt.getTime()) return [];
  const guests = await db.rsvp.findMany({
    where: { poolId: poolIn(event).id, status: "confirmed" },
    select: { id: true, userId: true },
    orderBy: { id: "asc" },
  });
  return guests.map(({ id: rsvpId, userId }) => ({
    kind: REMINDER_KIND,
    occurrence: reminderOccurrence(eventId, reminder),
    subject: { rsvpId, minutesBefore: String(minutesBefore), startsAt: startsAt.toISOString() },
    to: { userId },
  }));
}

async function messageOccasions(db: Queryable, { payload }: Of<"message.released">): Promise<Occasion[]> {
  const { messageId } = payload;
  const message = await db.eventMessage.findFirst({
    where: { id: messageId, sentAt: { not: null } },
    select: {
      statuses: true,
      checkIn: true,
      rsvpIds: true,
      createdAt: true,
      event: { select: { pools: ownPoolId } },
    },
  });
  if (!message) return [];
  const { createdAt: writtenAt, event, ...audience } = message;
  const people = await db.$queryRaw<Guest[]>`
    select r.id as "rsvpId", u.id as "userId" ${peopleFor(poolIn(event).id, { ...audienceOf(audience), writtenAt })}
    order by u.id`;
  return people.map(({ rsvpId, userId }) => ({
    kind: "event.message",
    occurrence: messageId,
    subject: { messageId, rsvpId },
    to: { userId },
  }));
}

/** A mail to the address each time; once in the notification centre of the account that has confirmed it. */
async function invitationOccasions(
  db: Queryable,
  { id: occurrence, payload }: Of<"invitation.created" | "invitation.renewed">,
): Promise<Occasion[]> {
  const { invitationId } = payload;
  const invitation = await db.invitation.findUnique({ where: { id: invitationId }, select: { email: true } });
  if (!invitation) return [];
  const account = await db.user.findFirst({
    where: { email: invitation.email, emailVerifiedAt: { not: null } },
    select: { id: true },
  });
  const common = { kind: "event.invitation" as const, subject: { invitationId } };
  const mailed = { ...common, occurrence, to: { address: invitation.email } };
  if (!account) return [mailed];
  return [mailed, { ...common, occurrence: invitationId, to: { userId: account.id }, inAppOnly: true }];
}

async function ownerOccasions(
  db: Queryable,
  { id: occurrence, payload }: Of<"webhook.disabled">,
): Promise<Occasion[]> {
  const { endpointId } = payload;
  const endpoint = await db.webhookEndpoint.findUnique({
    where: { id: endpointId },
    select: { ownerId: true },
  });
  if (!endpoint) return [];
  return [
    { kind: "webhook.disabled", occurrence, subject: { endpointId }, to: { userId: endpoint.ownerId } },
  ];
}
