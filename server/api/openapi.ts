import { generateOpenApiDocument, type OpenAPIObject } from "trpc-to-openapi";
import { signInCookieName } from "../auth";
import { eventOut, eventSummaryOut } from "../domains/events/schema";
import { guestOut, rsvpAnswerOut, rsvpOut, seatsOut } from "../domains/rsvps/schema";
import { env } from "../env";
import { appRouter } from "../routers/app-router";
import { ERROR_SCHEMA, IDEMPOTENCY_KEY, LIVE_PATH } from "./openapi-extras";
import { completeOperation } from "./openapi-operation";
import { HEADERS, RESPONSES } from "./openapi-responses";
import { WEBHOOK_SCHEMAS, webhookOperations } from "./openapi-webhooks";
import { restRoutes } from "./routes";

let document: OpenAPIObject | undefined;

const DESCRIPTION =
  "RSVPs that are never overbooked. Sign in with the sign-in cookie, or with a personal access token as " +
  "`Authorization: Bearer …`. Instants are ISO 8601; answers give them in UTC. Unknown fields are refused.";

/** OpenAPI 3.1 of /api/v1, generated from the procedures. */
export function openApiDocument(): OpenAPIObject {
  document ??= complete(
    tidy(
      generateOpenApiDocument(appRouter, {
        title: "Turnout",
        version: "1",
        description: DESCRIPTION,
        baseUrl: `${env().NEXTAUTH_URL?.replace(/\/$/, "") ?? ""}/api/v1`,
        tags: [
          "Accounts",
          "Events",
          "RSVPs",
          "Sessions",
          "Schedule",
          "Check-in",
          "Feedback",
          "Claim links",
          "Invitations",
          "Messages",
          "Calendar",
          "Analytics",
          "Organizations",
          "Venues",
          "Uploads",
          "RFPs",
          "Availability",
          "Venue waitlist",
          "Groups",
          "Posts",
          "Moderation",
          "Topic tags",
          "Search",
          "Webhooks",
          "Live",
        ],
        securitySchemes: {
          token: { type: "http", scheme: "bearer", description: "A personal access token, `tt_…`." },
          cookie: { type: "apiKey", in: "cookie", name: signInCookieName() },
        },
        defs: NAMED,
      }),
    ),
  );
  return document;
}

/** Schemas that occur often, under their shared names. */
const NAMED = {
  Event: eventOut,
  EventSummary: eventSummaryOut,
  Rsvp: rsvpOut,
  RsvpAnswer: rsvpAnswerOut,
  Guest: guestOut,
  Seats: seatsOut,
};

function complete(generated: OpenAPIObject): OpenAPIObject {
  const paths = structuredClone(generated.paths ?? {});
  for (const route of restRoutes()) {
    const method = route.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
    const operation = paths[route.path]?.[method];
    if (operation)
      paths[route.path] = { ...paths[route.path], [method]: completeOperation(operation, route) };
  }
  const made = generated.components?.schemas ?? {};
  const schemas = Object.fromEntries(
    Object.keys(NAMED).map((name) => [name, made[`${name}Output`] ?? made[name] ?? {}]),
  );
  return {
    ...generated,
    paths: { ...paths, "/live": LIVE_PATH },
    webhooks: webhookOperations(),
    components: {
      ...generated.components,
      schemas: { ...schemas, ...WEBHOOK_SCHEMAS, Error: ERROR_SCHEMA },
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      headers: HEADERS,
      responses: RESPONSES,
    },
  };
}

/**
 * Removes what the generator adds for JavaScript's sake. Answers allow further fields, so that fields can be added
 * later; request bodies get their `additionalProperties: false` afterwards.
 */
function tidy<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(tidy) as Node;
  // The generator names input and output schemas apart; here they are identical once tidied.
  if (typeof node === "string") return node.replace(/^(#\/components\/schemas\/\w+)Output$/, "$1") as Node;
  if (typeof node !== "object" || node === null) return node;
  const { format } = node as { format?: unknown };
  const kept = Object.entries(node).filter(
    ([key, value]) =>
      !(key === "additionalProperties" && value === false) &&
      !(key === "pattern" && (format !== undefined || !isPortable(String(value)))) &&
      !((key === "minimum" || key === "maximum") && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === "example" ? value : tidy(value)]),
  ) as Node;
}

/**
 * Whether Java, PCRE, Python and JavaScript read a pattern alike: it has only plain characters, classes and counts.
 * Other patterns are described in words and checked by the site in any case.
 */
export function isPortable(pattern: string): boolean {
  return !/\\[^\w.\-+*?()[\]{}^$|/\\]|\\[pPxucQE0-9kGZzAhHRXN]|\(\?|[*+?}]\+/.test(pattern);
}
