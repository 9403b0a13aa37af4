import { getMailboxMail, listMailbox } from "../domains/mailbox/queries";
import * as schema from "../domains/mailbox/schema";
import { publicProcedure, router } from "../trpc/procedures";

/** The mail of the demo, for whoever can open the site; elsewhere there is no such thing. */
export const mailboxRouter = router({
  list: publicProcedure
    .input(schema.listInput)
    .output(schema.listOut)
    .query(({ ctx, input }) => listMailbox(ctx.db, input)),

  get: publicProcedure
    .input(schema.getInput)
    .output(schema.getOut)
    .query(({ ctx, input }) => getMailboxMail(ctx.db, input)),
});
