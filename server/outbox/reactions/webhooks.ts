import type { Db } from "../../db/client";
import { queueDeliveries } from "../../domains/webhooks/deliveries/commands";
import { loadSubscribers } from "../../domains/webhooks/deliveries/queries";
import type { WebhookType } from "../../domains/webhooks/schema";
import { appUrl } from "../../notifications/app-url";
import { deliverMail } from "../../notifications/deliveries";
import { renderMail } from "../../notifications/layout";
import type { Fact } from "../reaction";

type HostFact = Fact<WebhookType>;

/** Queues a fact for each endpoint of the event's host that wants it. Sending is not this relay's work. */
export async function queueWebhooks(db: Db, fact: HostFact): Promise<undefined> {
  const { payload } = fact;
  const subscribers = await loadSubscribers(db, "eventId" in payload ? payload.eventId : payload.poolId);
  if (!subscribers) return;
  const { eventId, endpoints } = subscribers;
  const wanting = endpoints.filter(({ types }) => types.length === 0 || types.includes(fact.type));
  if (wanting.length === 0) return;
  const subject = "rsvpId" in payload ? { eventId, rsvpId: payload.rsvpId } : { eventId };
  const { id: factId, type, createdAt } = fact;
  await queueDeliveries(
    db,
    wanting.map(({ id }) => ({ endpointId: id, factId, type, payload: subject, createdAt })),
  );
}

/** Writes to the owner of an endpoint that was switched off because of how it answered. */
export async function mailWebhookDisabled(
  db: Db,
  fact: Fact<"webhook.disabled">,
  now: Date,
): Promise<undefined> {
  const endpoint = await db.webhookEndpoint.findUnique({
    where: { id: fact.payload.endpointId },
    select: {
      url: true,
      disabledAt: true,
      owner: { select: { id: true, name: true, email: true, bannedAt: true } },
    },
  });
  if (!endpoint?.disabledAt || endpoint.owner.bannedAt) return;
  const { owner, url } = endpoint;
  const mail = renderMail({
    subject: "One of your webhooks was switched off",
    greeting: `Hello ${owner.name},`,
    paragraphs: [
      "It failed too often in a row, or answered that it wants nothing more. Nothing is sent to it until you switch it on again; what it missed is kept in its log for 30 days and can be sent again from there.",
    ],
    facts: [{ label: "Address", value: url }],
    action: { label: "See its log", url: appUrl(`/settings/webhooks/${fact.payload.endpointId}`) },
    footer: "You get this mail because you registered this webhook on Turnout.",
  });
  const occasion = { userId: owner.id, kind: fact.type, occurrence: fact.id };
  await deliverMail(db, occasion, { to: owner.email, ...mail }, now);
}
