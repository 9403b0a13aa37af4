import { createWebhook, deleteWebhook, editWebhook, rotateSecret } from "../domains/webhooks/commands";
import { pingWebhook, resendDelivery } from "../domains/webhooks/deliveries/commands";
import { listDeliveries } from "../domains/webhooks/deliveries/queries";
import { getWebhook, listWebhooks } from "../domains/webhooks/queries";
import * as schema from "../domains/webhooks/schema";
import { router, signedInProcedure, signInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Webhooks");

/** The URLs that get messages about hosts' events. Another person's webhook is answered as not-found. */
export const webhooksRouter = router({
  list: signedInProcedure
    .meta(rest("GET", "/me/webhooks", "One's own webhooks, without their secrets"))
    .input(schema.noInput)
    .output(schema.webhooksOut)
    .query(({ ctx }) => listWebhooks(ctx.db, { ownerId: ctx.viewer.id })),

  get: signedInProcedure
    .meta(rest("GET", "/me/webhooks/{webhookId}", "Read one webhook"))
    .input(schema.webhookIdInput)
    .output(schema.webhookOut)
    .query(({ ctx, input }) => getWebhook(ctx.db, { id: input.webhookId, ownerId: ctx.viewer.id })),

  // The effect of these three outlives a token: a leaked one must not send guests' email addresses elsewhere for
  // good.
  create: signInProcedure
    .meta({
      ...rest("POST", "/me/webhooks", "Register a webhook; its secret is shown only in this answer"),
      created: "always",
    })
    .input(schema.createWebhookInput)
    .output(schema.webhookWithSecretOut)
    .mutation(({ ctx, input }) => createWebhook(ctx.db, { ...input, ownerId: ctx.viewer.id, now: ctx.now })),

  edit: signInProcedure
    .meta(rest("PATCH", "/me/webhooks/{webhookId}", "Change the URL or the message types; turn it off or on"))
    .input(schema.editWebhookInput)
    .output(schema.webhookOut)
    .mutation(({ ctx, input: { webhookId: id, ...change } }) =>
      editWebhook(ctx.db, { ...change, id, ownerId: ctx.viewer.id, now: ctx.now }),
    ),

  rotateSecret: signInProcedure
    .meta(
      rest(
        "POST",
        "/me/webhooks/{webhookId}/secret",
        "Replace the secret; the new one is shown only in this answer",
      ),
    )
    .input(schema.rotateSecretInput)
    .output(schema.webhookWithSecretOut)
    .mutation(({ ctx, input: { webhookId: id, endsOld } }) =>
      rotateSecret(ctx.db, { id, ownerId: ctx.viewer.id, endsOld, now: ctx.now }),
    ),

  remove: signedInProcedure
    .meta(rest("DELETE", "/me/webhooks/{webhookId}", "Delete a webhook with its log"))
    .input(schema.webhookIdInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      await deleteWebhook(ctx.db, { id: input.webhookId, ownerId: ctx.viewer.id });
      return { done: true as const };
    }),

  ping: signedInProcedure
    .meta(rest("POST", "/me/webhooks/{webhookId}/ping", "Send a test message"))
    .input(schema.webhookIdInput)
    .output(schema.deliveryOut)
    .mutation(({ ctx, input }) => pingWebhook(ctx.db, { ...input, ownerId: ctx.viewer.id, now: ctx.now })),

  deliveries: signedInProcedure
    .meta(
      rest("GET", "/me/webhooks/{webhookId}/deliveries", "The sent messages and their outcome, newest first"),
    )
    .input(schema.listDeliveriesInput)
    .output(schema.deliveriesOut)
    .query(({ ctx, input }) => listDeliveries(ctx.db, { ...input, ownerId: ctx.viewer.id })),

  resend: signedInProcedure
    .meta(
      rest(
        "POST",
        "/me/webhooks/{webhookId}/deliveries/{deliveryId}/resend",
        "Send a message again with the same id",
      ),
    )
    .input(schema.deliveryIdInput)
    .output(schema.deliveryOut)
    .mutation(({ ctx, input }) => resendDelivery(ctx.db, { ...input, ownerId: ctx.viewer.id, now: ctx.now })),
});
