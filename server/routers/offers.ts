import { answerOfferByToken } from "../domains/rsvps/offer-links.commands";
import { getOfferByToken } from "../domains/rsvps/offer-links.queries";
import {
  answerOfferInput,
  offerAnswerOut,
  offerOut,
  offerTokenInput,
} from "../domains/rsvps/offer-links.schema";
import { publicProcedure, router } from "../trpc/procedures";

/** Offers by the link in their email: the holder of the link answers for the person it was sent to. */
export const offersRouter = router({
  byLink: publicProcedure
    .input(offerTokenInput)
    .output(offerOut)
    .query(({ ctx, input }) => getOfferByToken(ctx.db, input.token, ctx.now)),

  answerByLink: publicProcedure
    .input(answerOfferInput)
    .output(offerAnswerOut)
    .mutation(({ ctx, input }) =>
      answerOfferByToken(ctx.db, { ...input, from: ctx.clientAddress, now: ctx.now }),
    ),
});
