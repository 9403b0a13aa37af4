import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import { linkTag } from "../../../domains/events/invite-link.policy";
import { eventChannel, linkChannel, userChannel } from "../../../realtime/channels";
import { type LiveMessage, liveMessage } from "../../../realtime/publisher";
import { spreadOver } from "../../../realtime/spread";
import { ownerOf } from "../../../seats/owner";
import type { DomainEventType, FactsOf } from "../../catalog";
import { type Handlers, NOTHING } from "../../fact-table";
import { DONE, type Fact } from "../../sink";
import { groupMessages, membershipMessages, postMessages } from "./groups";
import type { SeatNews } from "./seats";
import { send, type Told } from "./send";
import {
  entryMessages,
  memberMessages,
  queueMessages,
  requestMessages,
  rfpMessages,
  venueMessages,
} from "./sourcing";

type Telling = {
  seats: Promise<Map<string, SeatNews>>;
  /** What became of the messages about comments and reactions, by post. */
  activity: Promise<Map<string, Told>>;
  now: Date;
};

async function tellCounts(fact: Fact<"seats.changed">, _db: Db, { seats, now }: Telling): Promise<Told> {
  const news = (await seats).get(fact.payload.poolId);
  if (news && "slotAt" in news) return { is: "deferred", until: news.slotAt };
  return send(fact, news?.messages ?? [], now);
}

/** Tells all windows of the person that their RSVP changed. */
async function tellPerson(fact: Fact<FactsOf<"rsvp">>, db: Db, { now }: Telling): Promise<Told> {
  const { poolId, userId } = fact.payload;
  const { eventId } = await ownerOf(db, poolId);
  return send(fact, [liveMessage(userChannel(userId), "rsvp.changed", { eventId })], now);
}

/** Tells every open page of the event that it changed. */
async function tellEventPages(fact: Fact<FactsOf<"event">>, db: Db, { now }: Telling): Promise<Told> {
  return send(fact, await eventMessages(db, fact.payload.eventId), now);
}

/** Tells every open page of the event that its sessions changed. */
async function tellSessions(fact: Fact<FactsOf<"session">>, db: Db, { now }: Telling): Promise<Told> {
  return send(fact, await eventMessages(db, fact.payload.eventId, "sessions.changed"), now);
}

/** Tells every listener that these messages are for. */
const telling =
  <Type extends DomainEventType>(messages: (fact: Fact<Type>, db: Db) => Promise<LiveMessage[]>) =>
  async (fact: Fact<Type>, db: Db, { now }: Telling): Promise<Told> =>
    send(fact, await messages(fact, db), now);

const tellMembers = telling(memberMessages);
const tellVenue = telling(venueMessages);
const tellRfp = telling(rfpMessages);
const tellRequest = telling(requestMessages);
const tellQueue = telling(queueMessages);
const tellEntry = telling(entryMessages);

const tellGroup = telling(groupMessages);
const tellStanding = telling(membershipMessages);
const tellPost = telling(postMessages);

/** The facts of a post are told together. */
async function tellThread(
  { payload: { postId } }: Fact<FactsOf<"comment"> | FactsOf<"reaction">>,
  _db: Db,
  { activity }: Telling,
): Promise<Told> {
  return (await activity).get(postId) ?? DONE;
}

/** The connections are cut before; a page with another right reconnects automatically. */
const onlyCut = async (): Promise<Told> => DONE;

const loadInviteToken = createLoader(async (db: Db, ids: string[]) => {
  const events = await db.event.findMany({
    where: {
      id: { in: ids },
      OR: [{ visibility: "private" }, { membersFirstUntil: { not: null } }],
    },
    select: { id: true, inviteToken: true },
  });
  return new Map(events.map((event) => [event.id, event.inviteToken]));
});

/**
 * To every open page of the event that it changed. On both names of its channel, because the change may have been
 * that of its visibility; the message says nothing of the event.
 */
async function eventMessages(
  db: Db,
  id: string,
  message: "event.changed" | "sessions.changed" = "event.changed",
): Promise<LiveMessage[]> {
  const channels = [eventChannel({ id, visibility: "public" }), eventChannel({ id, visibility: "private" })];
  const inviteToken = await loadInviteToken(db, id);
  if (inviteToken) channels.push(linkChannel(id, linkTag(inviteToken)));
  const spread = { spreadMs: await spreadOver(channels, "calm") };
  return channels.map((channel) => liveMessage(channel, message, spread));
}

/** What open pages hear of each fact. */
export const NEWS: Handlers<[Db, Telling], Promise<Told>> = {
  "rsvp.confirmed": tellPerson,
  "rsvp.waitlisted": tellPerson,
  "rsvp.requested": tellPerson,
  "rsvp.approved": tellPerson,
  "rsvp.registered": tellPerson,
  "rsvp.offered": tellPerson,
  "rsvp.offer-expired": tellPerson,
  "rsvp.displaced": tellPerson,
  "rsvp.removed": tellPerson,
  "rsvp.edited": tellPerson,
  "rsvp.withdrawn": tellPerson,
  "rsvp.promoted": tellPerson,
  "rsvp.declined": tellPerson,
  "rsvp.restored": tellPerson,
  "rsvp.released": tellPerson,
  "rsvp.checked-in": tellPerson,
  "rsvp.check-in-undone": tellPerson,
  "seats.changed": tellCounts,
  "event.published": tellEventPages,
  "event.changed": tellEventPages,
  "event.rescheduled": tellEventPages,
  "event.cancelled": tellEventPages,
  "event.restored": tellEventPages,
  "event.called-off": tellEventPages,
  "event.handed-over": tellEventPages,
  "session.created": tellSessions,
  "session.changed": tellSessions,
  "session.moved": tellSessions,
  "session.cancelled": tellSessions,
  "session.restored": tellSessions,
  "change.session-settled": NOTHING,
  "reminder.session-due": NOTHING,
  "feedback.due": NOTHING,
  "access.ended": onlyCut,
  "account.renamed": NOTHING,
  "change.settled": NOTHING,
  "webhook.disabled": NOTHING,
  "invitation.created": NOTHING,
  "invitation.renewed": NOTHING,
  "message.released": NOTHING,
  "reminder.due": NOTHING,
  "organization.invited": tellMembers,
  "organization.members-changed": tellMembers,
  "venue.changed": tellVenue,
  "venue.availability-set": tellVenue,
  "venue.badge-changed": tellVenue,
  "rfp.sent": tellRfp,
  "rfp.extended": tellRfp,
  "rfp.awarded": tellRequest,
  "rfp.closed": tellRfp,
  "rfp.venue-asked": tellRequest,
  "rfp.venue-asked-again": tellRequest,
  "rfp.venue-withdrawn": tellRequest,
  "rfp.venue-answered": tellRequest,
  "rfp.venue-turned-down": tellRequest,
  "rfp.venue-unanswered": tellRequest,
  "rfp.venue-not-awarded": tellRequest,
  "rfp.venue-passed-over": tellRequest,
  "rfp.venue-closed": tellRequest,
  "rfp.question-asked": tellRequest,
  "venueHold.joined": tellEntry,
  "venueHold.offered": tellEntry,
  "venueHold.withdrawn": tellEntry,
  "venueHold.reminded": tellEntry,
  "venueHold.expired": tellEntry,
  "venueHold.converted": tellEntry,
  "venueHold.cancelled": tellEntry,
  "venueHold.lapsed": tellEntry,
  "venueHold.paused": tellEntry,
  "venueHold.resumed": tellEntry,
  "venueHold.nudged": tellEntry,
  "venueHold.kept": tellEntry,
  "venueHold.moved-up": tellQueue,
  "venueHold.breaker-opened": tellQueue,
  "venueHold.breaker-resolved": tellQueue,
  "venueHold.deactivated": tellQueue,
  "group.created": NOTHING,
  "group.changed": tellGroup,
  "group.invited": NOTHING,
  "group.requested": tellStanding,
  "group.request-answered": tellStanding,
  "group.request-refused": tellStanding,
  "group.members-changed": tellStanding,
  "group.tags-changed": tellGroup,
  "post.published": tellPost,
  "post.edited": tellPost,
  "post.changed": tellPost,
  "post.held": NOTHING,
  "comment.published": tellThread,
  "comment.edited": tellThread,
  "comment.changed": tellThread,
  "comment.held": NOTHING,
  "reaction.added": tellThread,
  "reaction.removed": tellThread,
  "moderation.reported": NOTHING,
  "moderation.acted": NOTHING,
};
