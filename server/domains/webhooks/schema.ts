import { z } from "zod";
import { urlText } from "../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { organizationKey } from "../organizations/schema";
import { ORGANIZATION_WEBHOOK_TYPES } from "./organization-types.schema";

/** Facts that a host can choose, with what each says. The sink `webhooks` and a test hold them against the catalog. */
export const WEBHOOK_TYPES = [
  { type: "rsvp.confirmed", about: "rsvp", says: "A guest RSVPed and has a seat" },
  { type: "rsvp.waitlisted", about: "rsvp", says: "A guest joined the waitlist" },
  { type: "rsvp.requested", about: "rsvp", says: "A guest requests your approval" },
  { type: "rsvp.approved", about: "rsvp", says: "A host approved a guest" },
  { type: "rsvp.registered", about: "rsvp", says: "A host registered a guest" },
  { type: "rsvp.promoted", about: "rsvp", says: "A guest got a seat from the waitlist" },
  { type: "rsvp.offered", about: "rsvp", says: "A seat was offered to a guest on the waitlist" },
  { type: "rsvp.offer-expired", about: "rsvp", says: "An offer expired unanswered" },
  { type: "rsvp.displaced", about: "rsvp", says: "A smaller capacity moved a guest back to the waitlist" },
  { type: "rsvp.edited", about: "rsvp", says: "A group's size or requirements changed" },
  { type: "rsvp.withdrawn", about: "rsvp", says: "A guest cancelled or left the waitlist" },
  { type: "rsvp.declined", about: "rsvp", says: "A host declined a guest" },
  { type: "rsvp.removed", about: "rsvp", says: "A host removed a guest" },
  { type: "rsvp.restored", about: "rsvp", says: "A host restored a guest" },
  { type: "rsvp.released", about: "rsvp", says: "A seat was given away at the door" },
  { type: "rsvp.checked-in", about: "rsvp", says: "A guest, or a member of their group, arrived" },
  { type: "rsvp.check-in-undone", about: "rsvp", says: "A check-in was undone" },
  { type: "event.published", about: "event", says: "An event went public" },
  { type: "event.changed", about: "event", says: "An event was edited" },
  { type: "event.rescheduled", about: "event", says: "An event got a new time or place" },
  { type: "event.cancelled", about: "event", says: "An event was cancelled" },
  { type: "event.restored", about: "event", says: "A cancelled event is back on" },
  { type: "session.created", about: "session", says: "A session was added to an event" },
  { type: "session.changed", about: "session", says: "A session was edited" },
  { type: "session.moved", about: "session", says: "A session got a new time or room" },
  { type: "session.cancelled", about: "session", says: "A session was cancelled or deleted" },
  { type: "session.restored", about: "session", says: "A cancelled session is back on" },
] as const;

export type WebhookType = (typeof WEBHOOK_TYPES)[number]["type"];

/** The type of the test message, which is sent on request. */
export const PING_TYPE = "webhook.ping";

const url = urlText(2000, { empty: "Enter a URL.", long: "That URL is too long." });
const typesOf = <const Type extends string>(offered: readonly { type: Type }[]) =>
  z
    .array(
      z.enum(
        offered.map(({ type }) => type),
        "There is no such event type.",
      ),
    )
    .max(offered.length)
    .refine((list) => new Set(list).size === list.length, "Name each event type once.")
    .describe("The facts to be sent; an empty list means all of them, also those that are added later.");
const types = typesOf(WEBHOOK_TYPES);

export const createWebhookInput = z.strictObject({ url, types: types.default([]) });
export const webhookIdInput = z.strictObject({ webhookId: id });
export const rotateSecretInput = z.strictObject({
  webhookId: id,
  endsOld: z
    .boolean()
    .default(false)
    .describe("True ends the old secret right away; otherwise it signs beside the new one for 24 hours."),
});
export const editWebhookInput = z.strictObject({
  webhookId: id,
  url: url.optional(),
  types: types.optional(),
  enabled: z
    .boolean()
    .optional()
    .describe("False stops everything that is on its way; nothing is sent until it is true again."),
});
const ofOrganization = { orgId: organizationKey };
const organizationTypes = typesOf(ORGANIZATION_WEBHOOK_TYPES);
export const organizationInput = z.strictObject(ofOrganization);
export const organizationWebhookInput = webhookIdInput.extend(ofOrganization);
export const createOrganizationWebhookInput = z.strictObject({
  ...ofOrganization,
  url,
  types: organizationTypes.default([]),
});
export const editOrganizationWebhookInput = editWebhookInput.extend({
  ...ofOrganization,
  types: organizationTypes.optional(),
});
export const rotateOrganizationSecretInput = rotateSecretInput.extend(ofOrganization);
export const listDeliveriesInput = z.strictObject({ webhookId: id, ...pageIn });
export const deliveryIdInput = z.strictObject({ webhookId: id, deliveryId: id });

export const listOrganizationDeliveriesInput = listDeliveriesInput.extend(ofOrganization);
export const organizationDeliveryInput = deliveryIdInput.extend(ofOrganization);

export const webhookOut = z.object({
  id,
  url: z.string(),
  types: z.array(z.string()),
  enabled: z.boolean(),
  /**
   * Why it is off: by its owner, after too many failures, because the receiver answered that it is gone, or because the
   * person who set it up for an organization may no longer manage it.
   */
  disabledBy: z.enum(["owner", "failures", "gone", "departure"]).nullable(),
  disabledAt: instantOut.nullable(),
  /** Failures since the last success. */
  failures: z.number().int(),
  createdAt: instantOut,
});
export type WebhookOut = z.infer<typeof webhookOut>;

export const webhooksOut = z.object({ items: z.array(webhookOut), nextCursor: z.null() });
/** The secret is answered when it is made, and never again. */
export const webhookWithSecretOut = webhookOut.extend({ secret: z.string() });

export const deliveryOut = z.object({
  id,
  /** The same in every attempt: the receiver's dedupe key. */
  messageId: id,
  type: z.string(),
  status: z.enum(["pending", "delivered", "failed"]),
  attempts: z.number().int(),
  createdAt: instantOut,
  nextAttemptAt: instantOut.nullable(),
  deliveredAt: instantOut.nullable(),
  responseStatus: z.number().int().nullable(),
  /** What went wrong last, in a sentence. */
  error: z.string().nullable(),
});
export type DeliveryOut = z.infer<typeof deliveryOut>;
export const deliveriesOut = pageOf(deliveryOut);

export const noInput = z.strictObject({}).optional();
export const doneOut = z.object({ done: z.literal(true) });
