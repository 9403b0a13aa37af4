import { roleReaches } from "../domains/events/access/policy";
import { answerOffer, editRsvp, rsvpToEvent, withdrawRsvp } from "../domains/rsvps/commands";
import { listGuests } from "../domains/rsvps/guests.queries";
import { listLedger } from "../domains/rsvps/ledger.queries";
import { listMyRsvps, listWaiters } from "../domains/rsvps/lists.queries";
import { findMyRsvp, getPosition, getSeats } from "../domains/rsvps/queries";
import * as schema from "../domains/rsvps/schema";
import { getWaitlistTerms } from "../domains/rsvps/waitlist-terms.queries";
import {
  eventGuestProcedure,
  eventModeratorProcedure,
  eventProcedure,
  eventRoleProcedure,
  router,
  rsvpOwnerProcedure,
  rsvpReaderProcedure,
  signedInProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";
import { moderation } from "./moderation";

const cohost = eventRoleProcedure("cohost");
const rest = restUnder("RSVPs");

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
      const rsvp = await findMyRsvp(ctx.db, ctx.event, ctx.viewer.id, ctx.now);
      return { rsvp, seats: await getSeats(ctx.db, ctx.event.poolId) };
    }),

  seats: eventProcedure
    .input(schema.eventScopeInput)
    .output(schema.seatsOut)
    .query(({ ctx }) => getSeats(ctx.db, ctx.event.poolId)),

  list: eventModeratorProcedure
    .meta(rest("GET", "/events/{eventId}/rsvps", "Everyone who RSVPed, for hosts"))
    .input(schema.listRsvpsInput)
    .output(schema.guestsOut)
    .query(({ ctx, input }) => listGuests(ctx.db, ctx.event, { ...input, now: ctx.now })),

  participants: cohost
    .meta(rest("GET", "/events/{eventId}/participants", "Everyone who has a seat, for hosts"))
    .input(schema.listRsvpsInput.omit({ status: true }))
    .output(schema.guestsOut)
    .query(({ ctx, input }) =>
      listGuests(ctx.db, ctx.event, { ...input, status: "confirmed", now: ctx.now }),
    ),

  waitlist: eventProcedure
    .meta(rest("GET", "/events/{eventId}/waitlist", "Length and rule; for hosts also the entries in order"))
    .input(schema.listWaitlistInput)
    .output(schema.waitlistOut)
    .query(async ({ ctx, input }) => {
      const terms = await getWaitlistTerms(ctx.db, ctx.event.poolId);
      if (!roleReaches(ctx.event.role, "cohost")) return terms;
      return { ...terms, ...(await listWaiters(ctx.db, ctx.event, { ...input, now: ctx.now })) };
    }),

  ...moderation,

  accept: rsvpOwnerProcedure
    .meta(rest("POST", "/rsvps/{rsvpId}/accept", "Accept the offered seats"))
    .input(schema.rsvpIdInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx, input }) => answerOffer(ctx.db, { ...ownOf(ctx), ...input, answer: "accept" })),

  refuse: rsvpOwnerProcedure
    .meta(
      rest(
        "POST",
        "/rsvps/{rsvpId}/refuse",
        "Decline the offered seats; they go to the next person on the waitlist",
      ),
    )
    .input(schema.rsvpIdInput)
    .output(schema.rsvpAnswerOut)
    .mutation(({ ctx, input }) => answerOffer(ctx.db, { ...ownOf(ctx), ...input, answer: "refuse" })),

  position: rsvpReaderProcedure
    .meta(rest("GET", "/rsvps/{rsvpId}/position", "The position on the waitlist and its length"))
    .input(schema.rsvpIdInput)
    .output(schema.positionOut)
    .query(({ ctx, input }) => getPosition(ctx.db, input.rsvpId, ctx.rsvp.poolId)),

  ledger: rsvpReaderProcedure
    .meta(rest("GET", "/rsvps/{rsvpId}/ledger", "The history of an RSVP with reasons"))
    .input(schema.rsvpIdInput)
    .output(schema.ledgerOut)
    .query(async ({ ctx, input }) => ({ items: await listLedger(ctx.db, input.rsvpId) })),

  listMine: signedInProcedure
    .meta(rest("GET", "/users/my-rsvps", "One's own RSVPs with their events"))
    .input(schema.myRsvpsInput)
    .output(schema.myRsvpsOut)
    .query(({ ctx, input }) => {
      const { id: userId, email, emailVerified } = ctx.viewer;
      const guest = { userId, email: emailVerified ? email : null };
      return listMyRsvps(ctx.db, guest, { ...input, now: ctx.now });
    }),
});

type OwnerContext = Parameters<Parameters<typeof rsvpOwnerProcedure.query>[0]>[0]["ctx"];

function ownOf({ rsvp, viewer }: OwnerContext) {
  return { event: { ...rsvp, id: rsvp.eventId }, userId: viewer.id };
}
