import { cancelMessage, editMessage, writeMessage } from "../domains/messages/commands";
import { countPeople, listMessages, previewMessage } from "../domains/messages/queries";
import * as schema from "../domains/messages/schema";
import { eventRoleProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const cohost = eventRoleProcedure("cohost");
const rest = restUnder("Messages", "/events/{eventId}/messages");

/** Messages from hosts to their guests. */
export const messagesRouter = router({
  list: cohost
    .meta(rest("GET", "", "Messages that were sent or are scheduled"))
    .input(schema.listMessagesInput)
    .output(schema.messagesOut)
    .query(({ ctx, input }) => listMessages(ctx.db, ctx.event, input)),

  count: cohost
    .input(schema.countInput)
    .output(schema.countOut)
    .query(async ({ ctx, input }) => ({
      recipients: await countPeople(ctx.db, ctx.event.poolId, input, ctx.now),
    })),

  preview: cohost
    .meta(rest("POST", "/preview", "The number of recipients of a message and its email; sends nothing"))
    .input(schema.previewInput)
    .output(schema.previewOut)
    .mutation(({ ctx, input }) =>
      previewMessage(ctx.db, { ...input, event: ctx.event, authorId: ctx.viewer.id, now: ctx.now }),
    ),

  send: cohost
    .meta({ ...rest("POST", "", "Send a message to guests, now or later"), created: "always" })
    .input(schema.sendInput)
    .output(schema.messageOut)
    .mutation(({ ctx: { db, event, viewer, now, clientAddress }, input }) =>
      writeMessage(db, { ...input, event, authorId: viewer.id, now, clientAddress }),
    ),

  edit: cohost
    .meta(rest("PATCH", "/{messageId}", "Change a scheduled message"))
    .input(schema.editInput)
    .output(schema.messageOut)
    .mutation(({ ctx, input }) => editMessage(ctx.db, { ...input, event: ctx.event, now: ctx.now })),

  cancel: cohost
    .meta(rest("POST", "/{messageId}/cancel", "Cancel a scheduled message"))
    .input(schema.oneMessageInput)
    .output(schema.messageOut)
    .mutation(({ ctx, input }) => cancelMessage(ctx.db, { ...input, event: ctx.event, now: ctx.now })),
});
