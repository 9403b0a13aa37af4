import type { RsvpOut } from "@/server/domains/rsvps/schema";
import type { ImportAnswer } from "@/server/domains/sessions/import/schema";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import type { Seats } from "@/server/seats/facts";
import { type AtField, type AtFields, conflict, invalid, notFound } from "./declare";

/** A session at the time of another. Instants are ISO 8601 in UTC. */
export type Clash = { sessionId: string; title: string; startsAt: string; endsAt: string };

/** Refusals about sessions, rooms, tracks and speakers. */
export const SESSION_REFUSALS = {
  "room.in-use": conflict<{ sessions: number }>(),
  "room.limit-reached": conflict<{ roomsMax: number }>(),
  "room.name-taken": conflict<AtField<"name">>(),
  "room.not-found": notFound(),
  "session.cancelled": conflict(),
  "session.changed-meanwhile": conflict<{ session: SessionDetails }>(),
  "session.clash": conflict<{ rsvp?: RsvpOut; seats?: Seats; clashes: Clash[] }>(),
  "session.event-full": conflict(),
  "session.import-columns": invalid(),
  "session.import-faulty": invalid<ImportAnswer>(),
  "session.limit-reached": conflict<{ sessionsMax: number }>(),
  "session.not-found": notFound(),
  "session.over": conflict(),
  "session.rsvp-first": conflict(),
  "session.times": invalid<AtFields>(),
  "speaker.in-use": conflict<{ sessions: number }>(),
  "speaker.limit-reached": conflict<{ speakersMax: number }>(),
  "speaker.name-taken": conflict<AtField<"name">>(),
  "speaker.not-found": notFound(),
  "track.in-use": conflict<{ sessions: number }>(),
  "track.limit-reached": conflict<{ tracksMax: number }>(),
  "track.name-taken": conflict<AtField<"name">>(),
  "track.not-found": notFound(),
};
