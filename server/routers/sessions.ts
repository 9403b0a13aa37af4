import { createSession } from "../domains/sessions/commands";
import { listSessions } from "../domains/sessions/queries";
import {
  createSessionInput,
  listSessionsInput,
  listSessionsOut,
  sessionOut,
} from "../domains/sessions/schema";
import { eventProcedure, eventRoleProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Sessions");
const open = (path: `/${string}`, summary: string) => ({
  openapi: { ...rest("GET", path, summary).openapi, protect: false },
});
const cohost = eventRoleProcedure("cohost");

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
});
