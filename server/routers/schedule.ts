import { findMyRsvp, getSeats } from "../domains/rsvps/queries";
import { myRsvpOut, newRsvpAnswerOut, rsvpAnswerOut } from "../domains/rsvps/schema";
import { listBookedSessions, readOutline } from "../domains/schedule/agenda.queries";
import { cancelSessionRsvp, rsvpToSession } from "../domains/schedule/commands";
import { listMyNextSessions, listMySchedule } from "../domains/schedule/queries";
import * as schema from "../domains/schedule/schema";
import {
  eventGuestProcedure,
  eventProcedure,
  router,
  sessionGuestProcedure,
  signedInProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Schedule");

/** A person's sessions: booking, giving back, and the schedule that follows from it. */
export const scheduleRouter = router({
  rsvp: sessionGuestProcedure
    .meta({
      ...rest("POST", "/sessions/{sessionId}/rsvp", "RSVP to a session; 201 when new, 200 when already in"),
      created: "when-new",
    })
    .input(schema.sessionRsvpInput)
    .output(newRsvpAnswerOut)
    .mutation(({ ctx: { db, session, event, viewer }, input }) =>
      rsvpToSession(db, { ...input, session, event, userId: viewer.id }),
    ),

  cancel: sessionGuestProcedure
    .meta(rest("DELETE", "/sessions/{sessionId}/rsvp", "Cancel a session RSVP or leave its waitlist"))
    .input(schema.sessionScopeInput)
    .output(rsvpAnswerOut)
    .mutation(({ ctx: { db, session, viewer } }) => cancelSessionRsvp(db, { session, userId: viewer.id })),

  mine: sessionGuestProcedure
    .meta(rest("GET", "/sessions/{sessionId}/rsvp", "Read one's own session RSVP; null where there is none"))
    .input(schema.sessionScopeInput)
    .output(myRsvpOut)
    .query(async ({ ctx: { db, session, event, viewer, now } }) => {
      const pool = { id: event.id, poolId: session.poolId, sessionId: session.id };
      return { rsvp: await findMyRsvp(db, pool, viewer.id, now), seats: await getSeats(db, session.poolId) };
    }),

  ofEvent: eventGuestProcedure
    .meta(rest("GET", "/events/{eventId}/my-schedule", "One's own sessions of an event"))
    .input(schema.myScheduleInput)
    .output(schema.myScheduleOut)
    .query(async ({ ctx: { db, event, viewer, now } }) => ({
      items: await listMySchedule(db, { eventId: event.id, userId: viewer.id, now }),
    })),

  booked: eventGuestProcedure
    .meta(rest("GET", "/events/{eventId}/my-schedule/sessions", "One's own sessions of an event, in full"))
    .input(schema.myScheduleInput)
    .output(schema.bookedOut)
    .query(async ({ ctx: { db, event, viewer, now } }) => ({
      items: await listBookedSessions(db, { eventId: event.id, userId: viewer.id, now }),
    })),

  agenda: eventProcedure
    .meta({
      openapi: {
        ...rest("GET", "/events/{eventId}/agenda", "The days, tracks, rooms and types of an event's sessions")
          .openapi,
        protect: false,
      },
    })
    .input(schema.myScheduleInput)
    .output(schema.agendaOut)
    .query(({ ctx: { db, event } }) => readOutline(db, event.id)),

  next: signedInProcedure
    .meta(rest("GET", "/users/my-sessions", "One's own next sessions of all events"))
    .input(schema.mySessionsInput)
    .output(schema.mySessionsOut)
    .query(async ({ ctx: { db, viewer, now }, input: { limit } }) => ({
      items: await listMyNextSessions(db, { userId: viewer.id, limit, now }),
    })),
});
