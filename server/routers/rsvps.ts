import { roleReaches } from "../domains/events/access/policy";
import { editRsvp, moderateRsvp, moderateRsvps, rsvpToEvent, withdrawRsvp } from "../domains/rsvps/commands";
import { listLedger } from "../domains/rsvps/ledger/queries";
import { listFirstWaiters, listGuests, listMyRsvps, listWaiters } from "../domains/rsvps/listing/queries";
import { findMyRsvp, getPosition, getSeats } from "../domains/rsvps/queries";
import * as schema from "../domains/rsvps/schema";
import { getWaitlistTerms } from "../domains/rsvps/waitlist/queries";
import {
  eventGuestProcedure,
  eventProcedure,
  eventRoleProcedure,
  router,
  rsvpReaderProcedure,
  signedInProcedure,
} from "../trpc/procedures";

const cohost = eventRoleProcedure("cohost");
const rest = (method: "GET" | "POST" | "PUT" | "DELETE", path: `/${string}`, summary: string) => ({
  openapi: { method, path, summary, tags: ["RSVPs"] },
});

/** RSVPs, the waitlist and what hosts do with them. */
export const rsvpsRouter = router({
  rsvp: eventGuestProcedure
    .meta({
      ...rest("POST", "/events/{eventId}/rsvp", "RSVP to an event; 201 when new, 200 when already in"),
      created: "when-new",
    })
    .input(schema.rsvpInput)
    .output(schema.newRsvpAnswerOut)
    .mutation(({ ctx, input }) => rsvpToEvent(ctx.db, { ...input, event: ctx.event, userId: ctx.viewer.id })),

  edit: eventGuestProcedure
    .meta(rest("PUT", "/events/{eventId}/rsvp", "Change guests or special requirements"))
    .input(schema.editRsvpInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx, input }) => editRsvp(ctx.db, { ...input, event: ctx.event, userId: ctx.viewer.id })),

  withdraw: eventGuestProcedure
    .meta(rest("DELETE", "/events/{eventId}/rsvp", "Cancel an RSVP or leave the waitlist"))
    .input(schema.eventScopeInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx }) => withdrawRsvp(ctx.db, { event: ctx.event, userId: ctx.viewer.id })),

  mine: eventGuestProcedure
    .meta(rest("GET", "/events/{eventId}/rsvp", "Read one's own RSVP; null where there is none"))
    .input(schema.eventScopeInput)
    .output(schema.myRsvpOut)
    .query(async ({ ctx }) => {
      const rsvp = await findMyRsvp(ctx.db, ctx.event, ctx.viewer.id);
      return { rsvp, seats: await getSeats(ctx.db, ctx.event.poolId) };
    }),

  seats: eventProcedure
    .input(schema.eventScopeInput)
    .output(schema.seatsOut)
    .query(({ ctx }) => getSeats(ctx.db, ctx.event.poolId)),

  list: cohost
    .meta(rest("GET", "/events/{eventId}/rsvps", "Everyone who answered, for hosts"))
    .input(schema.listRsvpsInput)
    .output(schema.guestsOut)
    .query(({ ctx, input }) => listGuests(ctx.db, ctx.event, input)),

  participants: cohost
    .meta(rest("GET", "/events/{eventId}/participants", "Everyone who has a seat, for hosts"))
    .input(schema.listRsvpsInput.omit({ status: true }))
    .output(schema.guestsOut)
    .query(({ ctx, input }) => listGuests(ctx.db, ctx.event, { ...input, status: "confirmed" })),

  waitlist: eventProcedure
    .meta(rest("GET", "/events/{eventId}/waitlist", "Length and rule; for hosts also the entries in order"))
    .input(schema.listWaitlistInput)
    .output(schema.waitlistOut)
    .query(async ({ ctx, input }) => {
      const terms = await getWaitlistTerms(ctx.db, ctx.event.poolId);
      if (!roleReaches(ctx.event.role, "cohost")) return terms;
      return { ...terms, ...(await listWaiters(ctx.db, ctx.event, input)) };
    }),

  promote: cohost
    .meta(
      rest(
        "POST",
        "/events/{eventId}/waitlist/promote",
        "Give seats to people on the waitlist, in or out of order",
      ),
    )
    .input(schema.promoteInput)
    .output(schema.resultsOut)
    .mutation(async ({ ctx, input }) => {
      const rsvpIds = input.rsvpIds ?? (await listFirstWaiters(ctx.db, ctx.event.poolId, input.count ?? 1));
      return moderateMany(ctx, "promote", rsvpIds);
    }),

  decline: cohost
    .meta(rest("POST", "/events/{eventId}/rsvps/{rsvpId}/decline", "Take somebody's seat or place in line"))
    .input(schema.oneRsvpInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx, input }) => moderateOne(ctx, "decline", input.rsvpId)),

  declineMany: cohost
    .meta(rest("POST", "/events/{eventId}/rsvps/decline", "The same for many, one result each"))
    .input(schema.manyRsvpsInput)
    .output(schema.resultsOut)
    .mutation(({ ctx, input }) => moderateMany(ctx, "decline", input.rsvpIds)),

  restore: cohost
    .meta(rest("POST", "/events/{eventId}/rsvps/{rsvpId}/restore", "Let somebody who was declined back in"))
    .input(schema.oneRsvpInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx, input }) => moderateOne(ctx, "restore", input.rsvpId)),

  position: rsvpReaderProcedure
    .meta(rest("GET", "/rsvps/{rsvpId}/position", "Place in line and length of the line"))
    .input(schema.rsvpIdInput)
    .output(schema.positionOut)
    .query(({ ctx, input }) => getPosition(ctx.db, input.rsvpId, ctx.rsvp.poolId)),

  ledger: rsvpReaderProcedure
    .meta(rest("GET", "/rsvps/{rsvpId}/ledger", "What happened to an RSVP and why"))
    .input(schema.rsvpIdInput)
    .output(schema.ledgerOut)
    .query(async ({ ctx, input }) => ({ items: await listLedger(ctx.db, input.rsvpId) })),

  listMine: signedInProcedure
    .meta(rest("GET", "/users/my-rsvps", "One's own RSVPs with their events"))
    .input(schema.myRsvpsInput)
    .output(schema.myRsvpsOut)
    .query(({ ctx, input }) => listMyRsvps(ctx.db, ctx.viewer.id, { ...input, now: ctx.now })),
});

type HostContext = Parameters<Parameters<typeof cohost.query>[0]>[0]["ctx"];

function moderateOne({ db, event, viewer }: HostContext, action: "decline" | "restore", rsvpId: string) {
  return moderateRsvp(db, { event, actorId: viewer.id, action, rsvpId });
}

async function moderateMany(
  { db, event, viewer }: HostContext,
  action: "promote" | "decline",
  rsvpIds: string[],
) {
  const { results, seats } = await moderateRsvps(db, { event, actorId: viewer.id, action, rsvpIds });
  return { results, seats: seats ?? (await getSeats(db, event.poolId)) };
}
