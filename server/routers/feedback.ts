import { giveFeedback, removeFeedback } from "../domains/feedback/commands";
import { exportFeedback } from "../domains/feedback/export.queries";
import { findMine, listFeedback, listPlaces, readSummary } from "../domains/feedback/queries";
import * as schema from "../domains/feedback/schema";
import {
  eventGuestProcedure,
  eventRoleProcedure,
  router,
  sessionGuestProcedure,
  sessionRoleProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Feedback");
const cohost = eventRoleProcedure("cohost");

/** Feedback on events and their sessions: given by guests who were there, read by hosts. */
export const feedbackRouter = router({
  give: eventGuestProcedure
    .meta({
      ...rest("POST", "/events/{eventId}/feedback", "Rate an event; again, it replaces what one gave before"),
      created: "when-new",
    })
    .input(schema.giveToEventInput)
    .output(schema.newGivenOut)
    .mutation(({ ctx: { db, event, viewer, now }, input: { eventId: _, invite: __, ...given } }) =>
      giveFeedback(db, { ...given, poolId: event.poolId, noun: "event", userId: viewer.id, now }),
    ),

  giveToSession: sessionGuestProcedure
    .meta({
      ...rest(
        "POST",
        "/sessions/{sessionId}/feedback",
        "Rate a session; again, it replaces what one gave before",
      ),
      created: "when-new",
    })
    .input(schema.giveToSessionInput)
    .output(schema.newGivenOut)
    .mutation(({ ctx: { db, session, viewer, now }, input: { sessionId: _, invite: __, ...given } }) =>
      giveFeedback(db, { ...given, poolId: session.poolId, noun: "session", userId: viewer.id, now }),
    ),

  mine: eventGuestProcedure
    .meta(rest("GET", "/events/{eventId}/feedback/mine", "Read one's own feedback on an event"))
    .input(schema.eventScope)
    .output(schema.mineOut)
    .query(async ({ ctx: { db, event, viewer } }) => ({
      feedback: await findMine(db, { poolId: event.poolId, userId: viewer.id }),
    })),

  mineOfSession: sessionGuestProcedure
    .meta(rest("GET", "/sessions/{sessionId}/feedback/mine", "Read one's own feedback on a session"))
    .input(schema.sessionScope)
    .output(schema.mineOut)
    .query(async ({ ctx: { db, session, viewer } }) => ({
      feedback: await findMine(db, { poolId: session.poolId, userId: viewer.id }),
    })),

  remove: eventGuestProcedure
    .meta(rest("DELETE", "/events/{eventId}/feedback", "Remove one's own feedback on an event"))
    .input(schema.eventScope)
    .output(schema.mineOut)
    .mutation(async ({ ctx: { db, event, viewer } }) => {
      await removeFeedback(db, { poolId: event.poolId, userId: viewer.id });
      return { feedback: null };
    }),

  removeOfSession: sessionGuestProcedure
    .meta(rest("DELETE", "/sessions/{sessionId}/feedback", "Remove one's own feedback on a session"))
    .input(schema.sessionScope)
    .output(schema.mineOut)
    .mutation(async ({ ctx: { db, session, viewer } }) => {
      await removeFeedback(db, { poolId: session.poolId, userId: viewer.id });
      return { feedback: null };
    }),

  list: cohost
    .meta(
      rest("GET", "/events/{eventId}/feedback", "All feedback on an event, with its distribution, for hosts"),
    )
    .input(schema.listOfEventInput)
    .output(schema.listOut)
    .query(({ ctx: { db, event }, input: { cursor, limit } }) =>
      listFeedback(db, { poolId: event.poolId, cursor, limit }),
    ),

  listOfSession: sessionRoleProcedure("cohost")
    .meta(
      rest(
        "GET",
        "/sessions/{sessionId}/feedback",
        "All feedback on a session, with its distribution, for hosts",
      ),
    )
    .input(schema.listOfSessionInput)
    .output(schema.listOut)
    .query(({ ctx: { db, session }, input: { cursor, limit } }) =>
      listFeedback(db, { poolId: session.poolId, cursor, limit }),
    ),

  summary: cohost
    .meta(
      rest(
        "GET",
        "/events/{eventId}/feedback/summary",
        "How an event and each of its sessions were rated, for hosts",
      ),
    )
    .input(schema.exportInput)
    .output(schema.summaryOut)
    .query(({ ctx: { db, event } }) => readSummary(db, event)),

  file: cohost
    .meta({
      ...rest("GET", "/events/{eventId}/feedback.csv", "All feedback as a CSV file for hosts"),
      file: "text/csv",
    })
    .input(schema.exportInput)
    .output(schema.exportOut)
    .query(({ ctx: { db, event } }) => exportFeedback(db, event)),

  form: eventGuestProcedure
    .input(schema.eventScope)
    .output(schema.formOut)
    .query(async ({ ctx: { db, event, viewer, now } }) => ({
      places: await listPlaces(db, { event, userId: viewer.id, now }),
    })),
});
