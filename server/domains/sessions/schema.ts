import { z } from "zod";
import { dayIn } from "../../../lib/day-schema";
import { PALETTE } from "../../../lib/palette";
import { pictureUrl } from "../../../lib/picture-url";
import { line, multiline, opaque, optionalLine } from "../../../lib/text-schema";
import { commaList, id, instantIn, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { instant, wholeNumber } from "../events/fields.schema";
import { CAPACITY_MAX, DOOR_MINUTES_MAX, eventKey, GUESTS_MAX, seatsOut } from "../events/schema";

/** Inputs and outputs of sessions. */

export const TITLE_MAX = 140;
export const DESCRIPTION_MAX = 10_000;
export const NAME_MAX = 80;
export const BIO_MAX = 2_000;
export const TYPE_MAX = 40;
/** The most of each in one event, and the most speakers of one session. */
export const SESSIONS_MAX = 10_000;
export const ROOMS_MAX = 200;
export const TRACKS_MAX = 100;
export const SPEAKERS_MAX = 2_000;
export const SPEAKERS_PER_SESSION_MAX = 20;
/** The longest session. */
export const LENGTH_MAX_DAYS = 7;
/** The most people whom one smaller capacity may move back into the queue. */
const MOVING_MAX = 10_000;

export const TRACK_COLORS = PALETTE;
export const trackColor = z.enum(TRACK_COLORS);
export type TrackColor = z.infer<typeof trackColor>;

const byName = "By name; a name that the event does not have yet is added to it.";

export const speakerIn = z.strictObject({
  name: line(NAME_MAX),
  bio: multiline(BIO_MAX).optional(),
  photoUrl: pictureUrl(2_000)
    .nullable()
    .optional()
    .describe(
      "The `url` of an upload of one's own for `speaker_photo`, or a full address that begins with https.",
    ),
});
export type SpeakerIn = z.output<typeof speakerIn>;

/** The fields of a session as a host writes them. `faultsOfTimes` in policy checks its start and end. */
export const sessionFields = {
  title: line(TITLE_MAX),
  description: multiline(DESCRIPTION_MAX).describe("Markdown."),
  type: line(TYPE_MAX).nullable().describe("Any word, such as Talk or Workshop."),
  track: line(NAME_MAX).nullable().describe(byName),
  room: line(NAME_MAX).nullable().describe(byName),
  speakers: z
    .array(speakerIn)
    .max(SPEAKERS_PER_SESSION_MAX, `Name at most ${SPEAKERS_PER_SESSION_MAX} speakers.`)
    .describe(`${byName} A bio or photo that is given replaces the one that the speaker has.`),
  startsAt: instant,
  endsAt: instant,
  capacity: wholeNumber(1, CAPACITY_MAX)
    .nullable()
    .describe("Seats; null = as many as the room holds, and unlimited without a room."),
  waitlistEnabled: z
    .boolean()
    .describe("false = a full session takes no one more; people who wait already keep their places."),
  waitlistMode: z.enum(["automatic", "offer"]),
  partyRule: z.enum(["skip", "strict"]),
  guestsMax: wholeNumber(0, GUESTS_MAX).describe("How many guests one person may bring."),
  doorMinutes: wholeNumber(0, DOOR_MINUTES_MAX)
    .nullable()
    .describe(
      "From how many minutes after the start seats of guests who have not arrived go to people at the door; null = " +
        "never.",
    ),
} as const;

/** A new session. Title and times are required. */
export const createSessionInput = z.strictObject({
  eventId: eventKey,
  ...sessionFields,
  description: sessionFields.description.default(""),
  type: sessionFields.type.default(null),
  track: sessionFields.track.default(null),
  room: sessionFields.room.default(null),
  speakers: sessionFields.speakers.default([]),
  capacity: sessionFields.capacity.default(null),
  waitlistEnabled: sessionFields.waitlistEnabled.optional().describe("Left out = as at the event."),
  waitlistMode: sessionFields.waitlistMode.optional().describe("Left out = as at the event."),
  partyRule: sessionFields.partyRule.optional().describe("Left out = as at the event."),
  guestsMax: sessionFields.guestsMax.default(0),
  doorMinutes: sessionFields.doorMinutes.default(null),
});
export type SessionPlan = Omit<z.output<typeof createSessionInput>, "eventId">;

/** Fields that are left out stay unchanged; null clears an optional field. */
export const editSessionInput = z.strictObject({
  sessionId: id,
  expectedVersion: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "The `version` that the edit was made on; where the session has changed since then, it is refused.",
    ),
  moving: z
    .array(id)
    .max(MOVING_MAX)
    .optional()
    .describe(
      "Consent to move exactly these RSVPs back to the waitlist, so that a smaller capacity or room holds: the ones " +
        "that the refusal `capacity.below-taken` named.",
    ),
  ...z.object(sessionFields).partial().shape,
});
export type SessionChanges = Omit<
  z.output<typeof editSessionInput>,
  "sessionId" | "expectedVersion" | "moving"
>;

export const sessionIdInput = z.strictObject({ sessionId: id, invite: opaque(100).optional() });
export const sessionStatus = z.enum(["scheduled", "cancelled"]);

export const sessionOut = z.object({
  id,
  eventId: id,
  title: z.string(),
  description: z.string(),
  type: z.string().nullable(),
  track: z.string().nullable().describe("Its name, as it is written."),
  trackId: id.nullable(),
  trackColor: trackColor.nullable(),
  room: z.string().nullable().describe("Its name, as it is written."),
  roomId: id.nullable(),
  speakers: z.array(z.object({ id, name: z.string(), bio: z.string(), photoUrl: z.string().nullable() })),
  startsAt: instantOut,
  endsAt: instantOut,
  capacity: z.number().nullable().describe("Its own, or that of its room; null = unlimited."),
  ownCapacity: z.number().nullable().describe("Its own; null = as many as its room holds."),
  waitlistEnabled: sessionFields.waitlistEnabled,
  waitlistMode: sessionFields.waitlistMode,
  partyRule: sessionFields.partyRule,
  guestsMax: z.number(),
  doorMinutes: z.number().nullable(),
  overlapAllowed: z.boolean().describe("It may be booked beside others at the same time."),
  status: sessionStatus,
  version: z.number(),
  seats: seatsOut,
});
export type SessionDetails = z.infer<typeof sessionOut>;

export const removedSessionOut = z.object({
  outcome: z
    .enum(["deleted", "cancelled"])
    .describe("`deleted` where no person ever answered; otherwise `cancelled`, with its RSVPs as a record."),
  session: sessionOut.nullable().describe("Null where it was deleted."),
});

export const listSessionsInput = z.strictObject({
  eventId: eventKey,
  invite: opaque(100).optional(),
  track: optionalLine(NAME_MAX).optional().describe("A name or an id."),
  room: optionalLine(NAME_MAX).optional().describe("A name or an id."),
  type: optionalLine(TYPE_MAX).optional(),
  q: optionalLine(100).optional().describe("Words of the title, description, speakers, room or track."),
  day: dayIn.optional().describe("Sessions that start on this day in the event's zone."),
  from: instantIn.optional().describe("Sessions that end after this instant."),
  to: instantIn.optional().describe("Sessions that start before this instant."),
  free: z.stringbool().optional().describe("`true` = only sessions with seats for newcomers."),
  status: sessionStatus.optional(),
  ...pageIn,
});
export const listSessionsOut = pageOf(sessionOut);

/** Sessions whose seats one call reads. */
export const SEATS_PER_CALL_MAX = 100;
const IDS_LENGTH_MAX = 40 * SEATS_PER_CALL_MAX;

export const sessionSeatsInput = z.strictObject({
  eventId: eventKey,
  invite: opaque(100).optional(),
  sessionIds: commaList(id, { max: SEATS_PER_CALL_MAX, length: IDS_LENGTH_MAX }).describe(
    `At most ${SEATS_PER_CALL_MAX} ids, separated by commas. Those that the event doesn't have are left out of the answer.`,
  ),
});
export const sessionSeatsOut = z.object({
  items: z.array(z.object({ sessionId: id, seats: seatsOut })),
});
