import { createWebhook, deleteWebhook, editWebhook, rotateSecret } from "../domains/webhooks/commands";
import { pingWebhook, resendDelivery } from "../domains/webhooks/deliveries/commands";
import { listDeliveries } from "../domains/webhooks/deliveries/queries";
import { getWebhook, listWebhooks } from "../domains/webhooks/queries";
import * as schema from "../domains/webhooks/schema";
import { organizationProcedure, organizationSignInProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Webhooks", "/organizations/{orgId}/webhooks");
const reading = organizationProcedure("manager");
/** The effect of these outlives a token. */
const changing = organizationSignInProcedure("manager");

const keeper = ({ organization, viewer }: { organization: { id: string }; viewer: { id: string } }) => ({
  organizationId: organization.id,
  actorId: viewer.id,
});

/** The webhooks of an organization, for its owners and managers. They get messages about its requests and waitlists. */
export const organizationWebhooksRouter = router({
  list: reading
    .meta(rest("GET", "", "The organization's webhooks, without their secrets"))
    .input(schema.organizationInput)
    .output(schema.webhooksOut)
    .query(({ ctx }) => listWebhooks(ctx.db, { organizationId: ctx.organization.id })),

  get: reading
    .meta(rest("GET", "/{webhookId}", "Read one webhook of the organization"))
    .input(schema.organizationWebhookInput)
    .output(schema.webhookOut)
    .query(({ ctx, input }) =>
      getWebhook(ctx.db, { id: input.webhookId, organizationId: ctx.organization.id }),
    ),

  create: changing
    .meta({
      ...rest("POST", "", "Register a webhook of the organization; its secret is shown only in this answer"),
      created: "always",
    })
    .input(schema.createOrganizationWebhookInput)
    .output(schema.webhookWithSecretOut)
    .mutation(({ ctx, input: { url, types } }) =>
      createWebhook(ctx.db, { url, types, ...keeper(ctx), now: ctx.now }),
    ),

  edit: changing
    .meta(rest("PATCH", "/{webhookId}", "Change the URL or the message types; turn it off or on"))
    .input(schema.editOrganizationWebhookInput)
    .output(schema.webhookOut)
    .mutation(({ ctx, input: { webhookId: id, orgId: _, ...change } }) =>
      editWebhook(ctx.db, { ...change, id, ...keeper(ctx), now: ctx.now }),
    ),

  rotateSecret: changing
    .meta(rest("POST", "/{webhookId}/secret", "Replace the secret; the new one is shown only in this answer"))
    .input(schema.rotateOrganizationSecretInput)
    .output(schema.webhookWithSecretOut)
    .mutation(({ ctx, input: { webhookId: id, endsOld } }) =>
      rotateSecret(ctx.db, { id, ...keeper(ctx), endsOld, now: ctx.now }),
    ),

  remove: reading
    .meta(rest("DELETE", "/{webhookId}", "Delete a webhook of the organization with its log"))
    .input(schema.organizationWebhookInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input }) => {
      await deleteWebhook(ctx.db, { id: input.webhookId, organizationId: ctx.organization.id });
      return { done: true as const };
    }),

  ping: reading
    .meta(rest("POST", "/{webhookId}/ping", "Send a test message"))
    .input(schema.organizationWebhookInput)
    .output(schema.deliveryOut)
    .mutation(({ ctx, input: { webhookId } }) =>
      pingWebhook(ctx.db, { webhookId, organizationId: ctx.organization.id, now: ctx.now }),
    ),

  deliveries: reading
    .meta(rest("GET", "/{webhookId}/deliveries", "The sent messages and their outcome, newest first"))
    .input(schema.listOrganizationDeliveriesInput)
    .output(schema.deliveriesOut)
    .query(({ ctx, input: { webhookId, cursor, limit } }) =>
      listDeliveries(ctx.db, { webhookId, cursor, limit, organizationId: ctx.organization.id }),
    ),

  resend: reading
    .meta(
      rest("POST", "/{webhookId}/deliveries/{deliveryId}/resend", "Send a message again with the same id"),
    )
    .input(schema.organizationDeliveryInput)
    .output(schema.deliveryOut)
    .mutation(({ ctx, input: { webhookId, deliveryId } }) =>
      resendDelivery(ctx.db, {
        webhookId,
        deliveryId,
        organizationId: ctx.organization.id,
        now: ctx.now,
      }),
    ),
});
