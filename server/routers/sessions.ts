import { fileOut } from "../../lib/wire-schema";
import { createSession } from "../domains/sessions/commands";
import { getSessionsFile } from "../domains/sessions/csv.queries";
import { editSession, removeSession, restoreSession } from "../domains/sessions/edit.commands";
import { getOutline, listWarnings } from "../domains/sessions/program.queries";
import { outlineOut, programInput, warningsOut } from "../domains/sessions/program.schema";
import { getSession, listSessions } from "../domains/sessions/queries";
import {
  createSessionInput,
  editSessionInput,
  listSessionsInput,
  listSessionsOut,
  removedSessionOut,
  sessionIdInput,
  sessionOut,
  sessionSeatsInput,
  sessionSeatsOut,
} from "../domains/sessions/schema";
import { listSessionSeats } from "../domains/sessions/seats.queries";
import {
  eventProcedure,
  eventRoleProcedure,
  router,
  sessionProcedure,
  sessionRoleProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";
import { roomsRouter, speakersRouter, tracksRouter } from "./program";
import { sessionImportRouter } from "./session-import";

const rest = restUnder("Sessions");
const open = (path: `/${string}`, summary: string) => ({
  openapi: { ...rest("GET", path, summary).openapi, protect: false },
});
const cohost = eventRoleProcedure("cohost");
const sessionCohost = sessionRoleProcedure("cohost");

/** Sessions of an event, with its rooms, tracks and speakers. */
export const sessionsRouter = router({
  list: eventProcedure
    .meta(open("/events/{eventId}/sessions", "The sessions of an event, by start"))
    .input(listSessionsInput)
    .output(listSessionsOut)
    .query(({ ctx, input: { eventId: _, invite: __, ...by } }) =>
      listSessions(ctx.db, { ...by, eventId: ctx.event.id }),
    ),

  create: cohost
    .meta({ ...rest("POST", "/events/{eventId}/sessions", "Add a session"), created: "always" })
    .input(createSessionInput)
    .output(sessionOut)
    .mutation(({ ctx, input: { eventId: _, ...plan } }) =>
      createSession(ctx.db, { event: ctx.event, plan, actorId: ctx.viewer.id }),
    ),

  get: sessionProcedure
    .meta(open("/sessions/{sessionId}", "One session"))
    .input(sessionIdInput)
    .output(sessionOut)
    .query(({ ctx }) => getSession(ctx.db, ctx.session.id)),

  edit: sessionCohost
    .meta(rest("PATCH", "/sessions/{sessionId}", "Change a session"))
    .input(editSessionInput)
    .output(sessionOut)
    .mutation(({ ctx, input: { sessionId: _, expectedVersion, moving, ...changes } }) => {
      const target = { event: ctx.event, session: ctx.session, actorId: ctx.viewer.id, now: null };
      return editSession(ctx.db, { ...target, changes, expectedVersion, moving });
    }),

  remove: sessionCohost
    .meta(rest("DELETE", "/sessions/{sessionId}", "Delete a session without RSVPs, or cancel it"))
    .input(sessionIdInput)
    .output(removedSessionOut)
    .mutation(({ ctx }) => {
      const target = { event: ctx.event, session: ctx.session, actorId: ctx.viewer.id, now: null };
      return removeSession(ctx.db, target);
    }),

  restore: sessionCohost
    .meta(rest("POST", "/sessions/{sessionId}/restore", "Restore a cancelled session with its guests"))
    .input(sessionIdInput)
    .output(sessionOut)
    .mutation(({ ctx }) => {
      const target = { event: ctx.event, session: ctx.session, actorId: ctx.viewer.id, now: null };
      return restoreSession(ctx.db, target);
    }),

  seats: eventProcedure
    .meta(open("/events/{eventId}/sessions/seats", "The seats of some sessions, without the sessions"))
    .input(sessionSeatsInput)
    .output(sessionSeatsOut)
    .query(async ({ ctx, input: { sessionIds } }) => ({
      items: await listSessionSeats(ctx.db, { eventId: ctx.event.id, sessionIds }),
    })),

  outline: eventProcedure
    .meta(open("/events/{eventId}/sessions/outline", "The days and types of an event's sessions"))
    .input(programInput)
    .output(outlineOut)
    .query(({ ctx }) => getOutline(ctx.db, ctx.event.id)),

  warnings: cohost
    .meta(rest("GET", "/events/{eventId}/sessions/warnings", "What the host should look at, by session"))
    .input(programInput)
    .output(warningsOut)
    .query(({ ctx }) => listWarnings(ctx.db, ctx.event.id)),

  file: cohost
    .meta({
      ...rest("GET", "/events/{eventId}/sessions.csv", "The sessions as a CSV file"),
      file: "text/csv",
    })
    .input(programInput)
    .output(fileOut)
    .query(({ ctx }) => getSessionsFile(ctx.db, { event: ctx.event })),

  import: sessionImportRouter,
  rooms: roomsRouter,
  tracks: tracksRouter,
  speakers: speakersRouter,
});
