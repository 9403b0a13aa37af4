import { BADGE_SECONDS, getBadge } from "../domains/availability/badge.queries";
import { badgeOut } from "../domains/availability/schema";
import { getSignalWeeks } from "../domains/availability/signals.queries";
import { signalsOut } from "../domains/availability/signals.schema";
import { clearOverride, resolveBreaker, setAvailability } from "../domains/holds/availability.commands";
import { getAvailability } from "../domains/holds/availability.queries";
import * as schema from "../domains/holds/availability.schema";
import { venueQueueOut } from "../domains/holds/schema";
import { getVenueQueue } from "../domains/holds/venue-queue.queries";
import { publicProcedure, router, venueRoleProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Availability", "/venues/{venueId}");
const member = venueRoleProcedure("member");
const manager = venueRoleProcedure("manager");

/** The badge of a venue, the signals under it, and the queue for its taken dates, for the venue's own organization. */
export const availabilityRouter = router({
  get: member
    .meta(
      rest(
        "GET",
        "/availability",
        "The badge, what is set by hand and inferred, signals and circuit breaker",
      ),
    )
    .input(schema.venueIdInput)
    .output(schema.availabilityOut)
    .query(({ ctx }) => getAvailability(ctx.db, ctx.venue.id, ctx.now)),

  set: manager
    .meta(rest("PUT", "/availability", "Set the badge by hand; the queue is served if more can be booked"))
    .input(schema.setAvailabilityInput)
    .output(schema.availabilityOut)
    .mutation(async ({ ctx, input }) => {
      const venueId = ctx.venue.id;
      const { at } = await setAvailability(ctx.db, { venueId, status: input.availabilityStatus, now: null });
      return getAvailability(ctx.db, venueId, at);
    }),

  clearOverride: manager
    .meta(rest("DELETE", "/availability/override", "Show the inferred badge again"))
    .input(schema.venueIdInput)
    .output(schema.availabilityOut)
    .mutation(async ({ ctx }) => {
      const { at } = await clearOverride(ctx.db, { venueId: ctx.venue.id, now: null });
      return getAvailability(ctx.db, ctx.venue.id, at);
    }),

  badge: publicProcedure
    .meta({
      ...rest("GET", "/availability/status", "The public badge with its evidence, at most five minutes old"),
      cacheSeconds: BADGE_SECONDS,
    })
    .input(schema.venueIdInput)
    .output(badgeOut)
    .query(({ ctx, input }) => getBadge(ctx.db, input.venueId, ctx.now)),

  resolveBreaker: manager
    .meta(
      rest(
        "POST",
        "/waitlist-circuit-breaker/resolve",
        "Let the queue go on after three holds without a reply",
      ),
    )
    .input(schema.venueIdInput)
    .output(schema.availabilityOut)
    .mutation(async ({ ctx }) => {
      const { at } = await resolveBreaker(ctx.db, { venueId: ctx.venue.id, now: null });
      return getAvailability(ctx.db, ctx.venue.id, at);
    }),

  signals: member
    .meta(rest("GET", "/availability/signals", "Signals of the last 90 days by week"))
    .input(schema.venueIdInput)
    .output(signalsOut)
    .query(({ ctx }) => getSignalWeeks(ctx.db, ctx.venue.id, ctx.now)),

  queue: member
    .meta(rest("GET", "/waitlist", "The organizations that wait for the venue, in their order"))
    .input(schema.venueIdInput)
    .output(venueQueueOut)
    .query(({ ctx }) => getVenueQueue(ctx.db, ctx.venue.id, ctx.now)),
});
