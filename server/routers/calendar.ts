import { fileOut } from "../../lib/wire-schema";
import { noInput } from "../domains/accounts/schema";
import { resetFeed } from "../domains/calendar/commands";
import { getEventFile, getFeedAddress, getFeedFile, getPublicFile } from "../domains/calendar/queries";
import { feedAddressOut, feedInput } from "../domains/calendar/schema";
import { getEventInput } from "../domains/events/schema";
import { eventProcedure, publicProcedure, router, signInProcedure } from "../trpc/procedures";

const file = (path: `/${string}`, summary: string) => ({
  openapi: { method: "GET" as const, path, summary, tags: ["Calendar"], protect: false },
  file: "text/calendar" as const,
});

/** Events for calendar programs. */
export const calendarRouter = router({
  event: eventProcedure
    .meta(file("/events/{eventId}/calendar.ics", "One event as a calendar file"))
    .input(getEventInput)
    .output(fileOut)
    .query(({ ctx }) =>
      getEventFile(ctx.db, { event: ctx.event, viewerId: ctx.viewer?.id ?? null, now: ctx.now }),
    ),

  public: publicProcedure
    .meta(file("/events/calendar.ics", "All upcoming public events, as a calendar to subscribe to"))
    .input(noInput)
    .output(fileOut)
    .query(({ ctx }) => getPublicFile(ctx.db, ctx.now)),

  feed: publicProcedure
    .meta(file("/calendar/{token}.ics", "A person's own calendar, by its secret address"))
    .input(feedInput)
    .output(fileOut)
    .query(({ ctx, input }) => getFeedFile(ctx.db, { ...input, now: ctx.now })),

  address: signInProcedure
    .input(noInput)
    .output(feedAddressOut)
    .query(({ ctx }) => getFeedAddress(ctx.db, ctx.viewer.id)),

  reset: signInProcedure
    .input(noInput)
    .output(feedAddressOut)
    .mutation(({ ctx }) => resetFeed(ctx.db, ctx.viewer.id)),
});
