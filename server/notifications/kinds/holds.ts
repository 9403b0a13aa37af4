import { isolate } from "../../../lib/clean-text";
import { organizerRequestPath, stillInterestedPath, waitlistEntryPath } from "../../../lib/sourcing-paths";
import { ordinal } from "../../domains/rsvps/ledger.policy";
import { type EntryFacts, readEntries } from "../sourcing/entry-facts";
import { attendanceOf, datesOf, timeFor } from "../sourcing/words";
import { kindForMembers, type MemberWords, type Told } from "./for-members";
import type { Kind } from "./kind";

const HOUR_MS = 60 * 60_000;

/** The dedupe key of a hold: an entry that is offered a second hold is another occurrence. */
export const holdOccurrence = ({ id, holdOfferedAt }: Pick<EntryFacts, "id" | "holdOfferedAt">): string =>
  `${id} ${holdOfferedAt?.toISOString() ?? ""}`;

type Said = Omit<MemberWords, "path" | "mail"> & {
  /** Where it leads, if not to the entry. */
  path?: string;
  subject: string;
  paragraphs: string[];
  action?: string;
  mailPath?: string;
};

/** A kind about one entry of an organization in the queue of a venue. */
function holdKind(say: (entry: EntryFacts, told: Told) => Said): Kind {
  return kindForMembers(
    async (db, subjects) => {
      const read = await readEntries(
        db,
        subjects.flatMap(({ entryId }) => entryId ?? []),
      );
      return subjects.map(({ entryId }) => read.get(entryId ?? "") ?? null);
    },
    (entry, told) => {
      const { subject, paragraphs, action = "See the waitlist", mailPath, path, ...said } = say(entry, told);
      return {
        ...said,
        path: path ?? waitlistEntryPath(entry.organization.slug, entry.id),
        mail: {
          subject: `${subject}: ${isolate(entry.venue.name)}`,
          paragraphs,
          facts: factsOf(entry, told),
          action,
          footer: `You're receiving this because you organize for ${isolate(entry.organization.name)}.`,
          ...(mailPath !== undefined && { path: mailPath }),
        },
      };
    },
  );
}

function factsOf(entry: EntryFacts, { now }: Told) {
  const { desiredDatesStart, desiredDatesEnd, datesFlexible, venue, sourceRfp } = entry;
  const dates = datesOf(
    { preferredDatesStart: desiredDatesStart, preferredDatesEnd: desiredDatesEnd, datesFlexible },
    now,
  );
  const people = attendanceOf(entry);
  return [
    { label: "Venue", value: venue.name },
    { label: "Request", value: sourceRfp.title },
    { label: "Dates", value: dates },
    ...(people ? [{ label: "Attendance", value: people }] : []),
  ];
}

const venueOf = ({ venue }: EntryFacts) => isolate(venue.name);

function untilOf({ holdExpiresAt, venue }: EntryFacts, { timeZone, now }: Told): string {
  const at = holdExpiresAt ?? now;
  return timeFor({ at, venueZone: venue.timeZone, readerZone: timeZone }, now);
}

/** Why a hold that a message is about is none any more, with or without a job that ended it; null while it runs. */
function holdStale(
  { status, holdOfferedAt, holdExpiresAt }: EntryFacts,
  { subject, now }: Told,
): string | null {
  if (status !== "offered" || holdOfferedAt?.toISOString() !== subject.offeredAt) return "The hold is over.";
  return holdExpiresAt && holdExpiresAt > now ? null : "The hold has ended.";
}

const isActive = ({ status }: EntryFacts) => status === "waiting" || status === "offered";

const placeOf = ({ position }: EntryFacts) => `${ordinal(position ?? 1)} on the waitlist`;

/** Kinds about an organization's entries in the queues of venues. */
export const holdKinds = {
  "hold.joined": holdKind((entry) => ({
    title: `You're ${placeOf(entry)}: ${venueOf(entry)}`,
    body: "When the venue opens up for you, it is held for 48 hours.",
    subject: `You're ${placeOf(entry)}`,
    paragraphs: [
      `You're ${placeOf(entry)} for ${venueOf(entry)}.`,
      "When it's your turn, the venue is held for you for 48 hours and we let you know. You can turn the hold into a new request with one click.",
    ],
    staleBecause: isActive(entry) ? null : "The entry has ended.",
  })),
  "hold.moved-up": holdKind((entry) => ({
    title: `You're now ${placeOf(entry)}: ${venueOf(entry)}`,
    body: "",
    subject: `You're now ${placeOf(entry)}`,
    paragraphs: [],
    staleBecause: entry.status === "waiting" ? null : "The entry no longer waits.",
  })),
  "hold.offered": holdKind((entry, told) => ({
    title: `${venueOf(entry)} is being held for you`,
    body: `Reply by ${untilOf(entry, told)}.`,
    subject: `Held for you until ${untilOf(entry, told)}`,
    paragraphs: [
      `${venueOf(entry)} has opened up, and it's your turn. It is being held for you until ${untilOf(entry, told)}.`,
      "Turn the hold into a new request, or decline it. If we don't hear from you by then, it goes to the next organizer.",
    ],
    action: "Answer the hold",
    staleBecause: holdStale(entry, told),
    // A hold lasts for two days: the night may pass, and no more.
    latestAt: entry.holdExpiresAt && new Date(entry.holdExpiresAt.getTime() - 24 * HOUR_MS),
    whatsapp: { template: "waitlist_hold_offered", what: entry.venue.name, until: untilOf(entry, told) },
  })),
  "hold.reminder": holdKind((entry, told) => ({
    title: `${venueOf(entry)} is still held for you`,
    body: `Reply by ${untilOf(entry, told)}.`,
    subject: `Still held for you until ${untilOf(entry, told)}`,
    paragraphs: [
      `${venueOf(entry)} is still being held for you, until ${untilOf(entry, told)}. After that, it goes to the next organizer.`,
    ],
    action: "Answer the hold",
    staleBecause: holdStale(entry, told),
    latestAt: entry.holdExpiresAt && new Date(entry.holdExpiresAt.getTime() - 6 * HOUR_MS),
    whatsapp: { template: "waitlist_hold_reminder", what: entry.venue.name, until: untilOf(entry, told) },
  })),
  "hold.expired": holdKind((entry) => ({
    title: `Your hold has ended: ${venueOf(entry)}`,
    body: "We didn't hear back in time.",
    subject: "Your hold has ended",
    paragraphs: [
      `We held ${venueOf(entry)} for you but didn't hear back in time, so your entry has ended.`,
      "Are your dates still open? Ask the venue again from your request.",
    ],
    staleBecause: entry.status === "expired" ? null : "The hold did not end this way.",
  })),
  "hold.converted": holdKind((entry) => ({
    title: `New request created for ${venueOf(entry)}`,
    body: "It's a draft with this venue only. Check it and send it.",
    ...(entry.convertedRfpId && {
      path: organizerRequestPath(entry.organization.slug, entry.convertedRfpId),
    }),
    subject: "New request created",
    paragraphs: [],
    staleBecause: entry.convertedRfpId ? null : "The new request was deleted.",
  })),
  "hold.still-interested": holdKind((entry, { subject, now }) => ({
    title: `Are you still interested in ${venueOf(entry)}?`,
    body: "",
    subject: "Are you still interested?",
    paragraphs: [
      `You've been on the waitlist of ${venueOf(entry)} for two months. You're ${placeOf(entry)}.`,
      "Open the link to say yes or no. Opening it changes nothing. If we don't hear from you within 7 days, your entry ends.",
    ],
    action: "Yes or no",
    mailPath: stillInterestedPath(entry.organization.slug, entry.id),
    staleBecause:
      isActive(entry) && entry.nudgedAt?.toISOString() === subject.nudgedAt && !entry.isStillInterested
        ? null
        : "They have answered, or the entry has ended.",
    latestAt: new Date(now.getTime() + 24 * HOUR_MS),
  })),
  "hold.lapsed": holdKind((entry) => ({
    title: `You're off the waitlist: ${venueOf(entry)}`,
    ...lapsedWords(entry),
    subject: "You're off the waitlist",
    staleBecause: entry.status === "expired" ? null : "The entry did not end this way.",
  })),
} as const;

function lapsedWords(entry: EntryFacts): { body: string; paragraphs: string[] } {
  switch (entry.endReason) {
    case "venue_closed":
      return {
        body: "The venue has left Turnout.",
        paragraphs: [
          `${venueOf(entry)} has left Turnout, so its waitlist was closed and your entry has ended.`,
          "Still looking? Send your request to other venues.",
        ],
      };
    case "queue_deactivated":
      return {
        body: "The venue's waitlist was closed.",
        paragraphs: [
          `${venueOf(entry)} didn't confirm its waitlist within 7 days, so it was closed and your entry has ended.`,
          "Still looking? Send your request to other venues.",
        ],
      };
    default:
      return {
        body: "The time of your entry ran out.",
        paragraphs: [
          `Your entry for ${venueOf(entry)} has ended: its dates have passed, or we didn't hear whether you're still interested.`,
          "Still looking? Send the venue a new request.",
        ],
      };
  }
}
