import { z } from "zod";
import { line, opaque } from "../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { wholeNumber } from "../events/fields.schema";
import { CAPACITY_MAX, eventKey } from "../events/schema";
import { editSessionInput, NAME_MAX, ROOMS_MAX, speakerIn, TRACKS_MAX, trackColor } from "./schema";

/** Inputs and outputs of rooms, tracks and speakers, of the outline of a program and of its warnings. */

const sessions = z.number().describe("How many sessions use it.");
const ofEvent = { eventId: eventKey };
const position = (max: number) => wholeNumber(0, max - 1).describe("Its place in lists, from 0.");

export const programInput = z.strictObject({ eventId: eventKey, invite: opaque(100).optional() });

const roomFields = {
  name: line(NAME_MAX),
  capacity: wholeNumber(1, CAPACITY_MAX).nullable().describe("How many people it holds; null = unlimited."),
};
export const createRoomInput = z.strictObject({
  ...ofEvent,
  ...roomFields,
  capacity: roomFields.capacity.default(null),
});
export const editRoomInput = z.strictObject({
  ...ofEvent,
  roomId: id,
  name: roomFields.name.optional(),
  capacity: roomFields.capacity.optional(),
  position: position(ROOMS_MAX).optional(),
  moving: editSessionInput.shape.moving,
});
export const removeRoomInput = z.strictObject({ ...ofEvent, roomId: id });
export const roomOut = z.object({
  id,
  name: z.string(),
  capacity: z.number().nullable(),
  position: z.number(),
  sessions,
});
export const roomsOut = z.object({ items: z.array(roomOut) });
export type RoomChanges = Pick<z.output<typeof editRoomInput>, "name" | "capacity" | "position">;

const trackFields = {
  name: line(NAME_MAX),
  color: trackColor,
  overlapAllowed: z.boolean().describe("Its sessions may be booked beside others at the same time."),
};
export const createTrackInput = z.strictObject({
  ...ofEvent,
  ...trackFields,
  color: trackColor.optional().describe("Left out = the next colour."),
  overlapAllowed: trackFields.overlapAllowed.default(false),
});
export const editTrackInput = z.strictObject({
  ...ofEvent,
  trackId: id,
  ...z.object(trackFields).partial().shape,
  position: position(TRACKS_MAX).optional(),
});
export const removeTrackInput = z.strictObject({ ...ofEvent, trackId: id });
export const trackOut = z.object({ id, ...trackFields, name: z.string(), position: z.number(), sessions });
export const tracksOut = z.object({ items: z.array(trackOut) });
export type TrackChanges = Omit<z.output<typeof editTrackInput>, "eventId" | "trackId">;

export const listSpeakersInput = z.strictObject({ ...programInput.shape, ...pageIn });
export const createSpeakerInput = z.strictObject({ ...ofEvent, ...speakerIn.shape });
export const editSpeakerInput = z.strictObject({
  ...ofEvent,
  speakerId: id,
  ...speakerIn.partial().shape,
});
export const removeSpeakerInput = z.strictObject({ ...ofEvent, speakerId: id });
export const speakerOut = z.object({
  id,
  name: z.string(),
  bio: z.string(),
  photoUrl: z.string().nullable(),
  sessions,
});
export const speakersOut = pageOf(speakerOut);
export type SpeakerChanges = Omit<z.output<typeof editSpeakerInput>, "eventId" | "speakerId">;

export const removedOut = z.object({ id });

export const outlineOut = z.object({
  timeZone: z.string(),
  sessions: z.number(),
  days: z
    .array(z.object({ day: z.iso.date(), sessions: z.number() }))
    .describe("The days of the event's zone on which sessions start."),
  types: z.array(z.object({ type: z.string(), sessions: z.number() })),
});

export const warningOut = z.object({
  kind: z
    .enum([
      "room-busy",
      "speaker-busy",
      "above-room",
      "signups-above-room",
      "demand-above-capacity",
      "outside-event",
    ])
    .describe(
      "room-busy, speaker-busy: another session has the room or speaker at the same time · above-room: its capacity is " +
        "above what the room holds · signups-above-room: more seats are taken than the room holds · " +
        "demand-above-capacity: more seats are taken or waited for than it has · outside-event: outside the event's time",
    ),
  name: z.string().nullable().describe("Of the room or speaker."),
  other: z
    .object({ sessionId: id, title: z.string() })
    .nullable()
    .describe("The session that it collides with."),
  seats: z.number().nullable().describe("The capacity, or the seats taken or wanted."),
  limit: z.number().nullable().describe("What the room holds, or the capacity."),
});
export type ProgramWarning = z.infer<typeof warningOut>;

export const warningsOut = z.object({
  sessions: z.number().describe("How many sessions have warnings."),
  items: z
    .array(
      z.object({ sessionId: id, title: z.string(), startsAt: instantOut, warnings: z.array(warningOut) }),
    )
    .describe("The first 500 of them, by start."),
});
