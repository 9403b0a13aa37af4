import { z } from "zod";
import { dayOut } from "../../../lib/day-schema";
import { opaque } from "../../../lib/text-schema";
import { id, instantOut } from "../../../lib/wire-schema";
import { eventKey } from "../events/schema";
import { rsvpStatus } from "../rsvps/schema";
import { sessionOut, trackColor } from "../sessions/schema";

const sessionScope = { sessionId: id, invite: opaque(100).optional() };
const otherSessions = z.array(id).max(20);

export const sessionRsvpInput = z.strictObject({
  ...sessionScope,
  guests: z.number().int().min(0).max(50).default(0),
  swap: otherSessions
    .default([])
    .describe("Sessions of the same event to give up for a seat here. Without a free seat, nothing changes."),
  dropIfPromoted: otherSessions
    .default([])
    .describe("Join the waitlist if the session is full, and give these up at the moment of getting a seat."),
  onlyIfFree: z
    .boolean()
    .default(false)
    .describe("Join the waitlist, and get a seat only while there is no other session at that time."),
});

export const sessionScopeInput = z.strictObject(sessionScope);
export const myScheduleInput = z.strictObject({ eventId: eventKey, invite: opaque(100).optional() });
export const bookedOut = z.object({ items: z.array(sessionOut) });
export const mySessionsInput = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) });

const speakerOut = z.object({ name: z.string(), photoUrl: z.string().nullable() });

export const scheduleItemOut = z.object({
  rsvpId: id,
  sessionId: id,
  eventId: id,
  title: z.string(),
  startsAt: instantOut,
  endsAt: instantOut,
  type: z.string().nullable(),
  room: z.string().nullable(),
  track: z.string().nullable(),
  speakers: z.array(speakerOut),
  isCancelled: z.boolean().describe("The host cancelled the session."),
  rsvpStatus,
  guests: z.number().int().describe("People whom the person brings."),
  position: z.number().int().nullable(),
  offerExpiresAt: instantOut.nullable(),
  clashesWith: z
    .array(id)
    .describe("The sessions at the same time in which the person has a seat or an offer."),
});

export const myScheduleOut = z.object({ items: z.array(scheduleItemOut) });

const scheduledEvent = z.object({ id, slug: z.string(), title: z.string(), timeZone: z.string() });
export const mySessionsOut = z.object({
  items: z.array(scheduleItemOut.extend({ event: scheduledEvent })),
});

export type ScheduleItem = z.infer<typeof scheduleItemOut>;
export type ScheduledSession = z.infer<typeof mySessionsOut>["items"][number];

export const agendaOut = z.object({
  sessions: z.number().int().describe("How many there are, with cancelled ones."),
  days: z
    .array(z.object({ day: dayOut, sessions: z.number().int() }))
    .describe("The days on which sessions start, in the event's zone."),
  tracks: z.array(z.object({ name: z.string(), color: trackColor })),
  rooms: z.array(z.string()),
  types: z.array(z.string()),
});
export type AgendaOutline = z.infer<typeof agendaOut>;
