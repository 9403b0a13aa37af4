import type { OpenAPIObject } from "trpc-to-openapi";
import { ORGANIZATION_WEBHOOK_TYPES } from "../domains/webhooks/organization-types.schema";
import { PING_TYPE, WEBHOOK_TYPES } from "../domains/webhooks/schema";
import { event, guestId, person, rsvp, summary } from "./examples/facts";
import { ORGANIZATION_PARAMS } from "./examples/organizations";
import { WEBHOOK_PARAMS } from "./examples/webhooks";
import type { Operation } from "./openapi-operation";

type Schemas = NonNullable<NonNullable<OpenAPIObject["components"]>["schemas"]>;
type Schema = Exclude<Schemas[string], { $ref: string }>;

const uuid: Schema = { type: "string", format: "uuid" };
const text: Schema = { type: "string" };
const instant: Schema = { type: "string", format: "date-time" };
const count: Schema = { type: "integer", minimum: 0 };
const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function object(properties: Record<string, Schema | { $ref: string }>): Schema {
  return { type: "object", required: Object.keys(properties), properties };
}

/** The parts of a message. */
export const WEBHOOK_SCHEMAS: Record<string, Schema> = {
  WebhookEvent: object({ id: uuid, title: text, slug: text, startsAt: instant, status: text }),
  WebhookRsvp: object({ id: uuid, status: text, guests: count, seats: count, userId: uuid }),
  WebhookSession: {
    ...object({
      id: uuid,
      title: { type: ["string", "null"] },
      startsAt: { type: ["string", "null"], format: "date-time" },
      status: { type: "string", enum: ["scheduled", "cancelled", "deleted"] },
    }),
    description: "A session of the event. Of one that was deleted, title and start are null.",
  },
  WebhookOrganization: {
    ...object({
      organizationId: uuid,
      rfpId: uuid,
      rfpVenueId: uuid,
      venueId: uuid,
      entryId: text,
      questionId: uuid,
    }),
    required: ["organizationId"],
    description: "Your organization, and the ids that the message is about; read the rest over the API.",
  },
  WebhookPerson: {
    ...object({ id: uuid, name: text, email: { type: "string", format: "email" } }),
    required: ["id", "name"],
    description: "The owner of the RSVP. The email address is included if you may see it.",
  },
};

const HEADERS = [
  ["webhook-id", "The same in every attempt: ignore an id that you have seen.", uuid],
  ["webhook-timestamp", "Seconds since 1970. Refuse messages older than five minutes.", { type: "integer" }],
  [
    "webhook-signature",
    "`v1,` and an HMAC-SHA256 in base64; two, separated by a space, while a secret is replaced.",
    text,
  ],
] as const;

/** The messages that this site posts to hosts' webhooks, by type (OpenAPI 3.1, `webhooks`). */
export function webhookOperations(): Record<string, { post: Operation }> {
  const all: Told[] = [
    ...WEBHOOK_TYPES,
    ...ORGANIZATION_WEBHOOK_TYPES,
    { type: PING_TYPE, about: "ping", says: "You asked for a test message" },
  ];
  return Object.fromEntries(all.map((told) => [told.type, { post: operationOf(told) }]));
}

type Told = { type: string; about: "rsvp" | "event" | "session" | "organization" | "ping"; says: string };

function operationOf({ type, about, says }: Told): Operation {
  return {
    operationId: `webhook-${type.replaceAll(".", "-")}`,
    summary: says,
    tags: ["Webhooks"],
    security: [],
    parameters: HEADERS.map(([name, description, schema]) => ({
      name,
      in: "header",
      required: true,
      description,
      schema,
    })),
    requestBody: {
      required: true,
      content: { "application/json": { schema: messageOf(type, about), example: exampleOf(type, about) } },
    },
    responses: {
      "2XX": {
        description:
          "Accepted. After any other status the message is retried with backoff for a day and a half.",
      },
      410: { description: "Gone: the webhook gets no more messages." },
    },
  };
}

function messageOf(type: string, about: Told["about"]): Schema {
  return object({ id: uuid, type: { type: "string", enum: [type] }, createdAt: instant, data: DATA[about] });
}

const ABOUT_EVENT = { event: schemaRef("WebhookEvent") };

const DATA: Record<Told["about"], Schema | { $ref: string }> = {
  ping: object({ webhookId: uuid }),
  event: object(ABOUT_EVENT),
  organization: schemaRef("WebhookOrganization"),
  session: object({ ...ABOUT_EVENT, session: schemaRef("WebhookSession") }),
  rsvp: object({
    ...ABOUT_EVENT,
    session: {
      oneOf: [schemaRef("WebhookSession"), { type: "null" }],
      description: "The session that the seat is in; null = the seat is at the event itself.",
    },
    rsvp: schemaRef("WebhookRsvp"),
    person: schemaRef("WebhookPerson"),
  }),
};

const SESSION_ID = "019aa3c1-2b00-7c20-9d02-3e4f5a6b7c03";

function exampleOf(type: string, about: Told["about"]): object {
  const { id, status, guests, seats } = rsvp;
  const { title, slug, startsAt } = summary;
  const ofEvent = { event: { id: event.eventId, title, slug, startsAt, status: "published" } };
  const data = {
    ping: { webhookId: WEBHOOK_PARAMS.webhookId },
    event: ofEvent,
    session: { ...ofEvent, session: { id: SESSION_ID, title: "Inks", startsAt, status: "scheduled" } },
    organization: { organizationId: ORGANIZATION_PARAMS.orgId, ...idsOf(type) },
    rsvp: {
      ...ofEvent,
      session: null,
      rsvp: { id, status, guests, seats, userId: guestId },
      person: named(person),
    },
  }[about];
  const messageId = "6d0b6a4e-2f5c-4a0e-9a53-0f3c1f6f7b10";
  return { id: messageId, type, createdAt: "2026-11-21T09:30:00.000Z", data };
}

function idsOf(type: string): object {
  const venueId = "019aa3c1-2b00-7c20-9d02-3e4f5a6b7c01";
  if (type.startsWith("venueHold.")) return { venueId, entryId: "vwl_0a1b2c3d4e5f" };
  return type.startsWith("venue.") ? { venueId } : { rfpId: "019aa3c1-2b00-7c20-9d02-3e4f5a6b7c02" };
}

function named({ id, name, email }: { id: string; name: string; email: string }) {
  return { id, name, email };
}
