import { chooseByLink } from "../domains/notifications/unsubscribe/commands";
import { readSubscription } from "../domains/notifications/unsubscribe/queries";
import * as schema from "../domains/notifications/unsubscribe/schema";
import { publicProcedure, router } from "../trpc/procedures";

/** Stops one kind of email by the link in it, without signing in. */
export const unsubscribeRouter = router({
  read: publicProcedure
    .input(schema.readInput)
    .output(schema.subscriptionOut)
    .query(({ ctx, input }) => readSubscription(ctx.db, input.token)),

  choose: publicProcedure
    .input(schema.chooseInput)
    .output(schema.subscriptionOut)
    .mutation(({ ctx, input }) => chooseByLink(ctx.db, input)),
});
