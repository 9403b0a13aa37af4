import { getMailboxMail, listMailbox } from "../domains/mailbox/queries";
import * as schema from "../domains/mailbox/schema";
import { publicProcedure, router } from "../trpc/procedures";

/** The emails of the demo, readable by everyone who can open the site; not-found on all other sites. */
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
