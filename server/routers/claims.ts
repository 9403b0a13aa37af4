import { type EventRole, roleReaches } from "../domains/events/access/policy";
import { claimSeat, closeClaimLink, openClaimLink } from "../domains/rsvps/claim-links.commands";
import {
  getClaimLink,
  getClaimPage,
  listClaimLinks,
  listLedLinks,
} from "../domains/rsvps/claim-links.queries";
import * as schema from "../domains/rsvps/claim-links.schema";
import { eventScopeInput, newRsvpAnswerOut } from "../domains/rsvps/schema";
import {
  claimLeaderProcedure,
  eventLeaderProcedure,
  eventLeaderSignInProcedure,
  publicProcedure,
  router,
  signedInProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Claim links");

type Reading = { event: { role: EventRole | null }; viewer: { id: string } };
const readerOf = ({ event, viewer }: Reading) => ({
  userId: viewer.id,
  isHost: roleReaches(event.role, "cohost"),
});

/** Seats that a leader reserves for a group; members claim them one party at a time. */
export const claimsRouter = router({
  list: eventLeaderProcedure
    .meta(rest("GET", "/events/{eventId}/claim-links", "The claim links of an event and who claimed"))
    .input(eventScopeInput.omit({ invite: true }))
    .output(schema.claimLinksOut)
    .query(async ({ ctx }) => ({
      items: await listClaimLinks(ctx.db, ctx.event.poolId, { reader: readerOf(ctx), now: ctx.now }),
    })),

  // Everyone with the link can claim, also after the token that made it was revoked.
  open: eventLeaderSignInProcedure
    .meta({
      ...rest("POST", "/events/{eventId}/claim-links", "Reserve seats for a group until a deadline"),
      created: "always",
    })
    .input(schema.openClaimInput)
    .output(schema.claimAnswerOut)
    .mutation(async ({ ctx, input }) => {
      const { eventId: _, ...link } = input;
      const { linkId, seats } = await openClaimLink(ctx.db, {
        ...link,
        event: ctx.event,
        by: ctx.viewer,
      });
      const by = { reader: readerOf(ctx), now: ctx.now };
      return { link: await getClaimLink(ctx.db, linkId, by), seats };
    }),

  close: claimLeaderProcedure
    .meta(
      rest(
        "DELETE",
        "/claim-links/{linkId}",
        "Release the unclaimed seats to the waitlist; for the leader, hosts and leaders of the group",
      ),
    )
    .input(schema.claimIdInput)
    .output(schema.claimAnswerOut)
    .mutation(async ({ ctx, input }) => {
      const { poolId, isHost } = ctx.claim;
      const { seats } = await closeClaimLink(ctx.db, { ...input, poolId, actorId: ctx.viewer.id });
      const by = { reader: { userId: ctx.viewer.id, isHost }, now: ctx.now };
      return { link: await getClaimLink(ctx.db, input.linkId, by), seats };
    }),

  led: signedInProcedure
    .meta(rest("GET", "/me/claim-links", "The claim links that you lead"))
    .output(schema.claimLinksOut)
    .query(async ({ ctx }) => ({ items: await listLedLinks(ctx.db, ctx.viewer.id, ctx.now) })),

  page: publicProcedure
    .meta(rest("GET", "/claims/{token}", "The group and the seats of a claim link"))
    .input(schema.claimTokenInput)
    .output(schema.claimPageOut)
    .query(({ ctx, input }) => getClaimPage(ctx.db, input.token, ctx.now)),

  claim: signedInProcedure
    .meta({ ...rest("POST", "/claims/{token}", "Claim seats that the link reserves"), created: "when-new" })
    .input(schema.claimInput)
    .output(newRsvpAnswerOut)
    .mutation(({ ctx, input }) => claimSeat(ctx.db, { ...input, userId: ctx.viewer.id })),
});
