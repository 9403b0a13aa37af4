import { generateOpenApiDocument, type OpenAPIObject } from "trpc-to-openapi";
import { env } from "../env";
import { appRouter } from "../routers/app-router";

let document: OpenAPIObject | undefined;

/** OpenAPI 3.1 of /api/v1, from the procedures themselves. */
export function openApiDocument(): OpenAPIObject {
  document ??= withOurErrors(
    generateOpenApiDocument(appRouter, {
      title: "Turnout",
      version: "1",
      description:
        "RSVPs that are never overbooked. Sign in with the session cookie, or with a personal access token as `Authorization: Bearer …`. Instants are ISO 8601 in UTC. Unknown body fields are refused.",
      baseUrl: `${env().NEXTAUTH_URL?.replace(/\/$/, "") ?? ""}/api/v1`,
      tags: ["Accounts", "Events", "RSVPs", "Analytics"],
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        cookie: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    }),
  );
  return document;
}

const ERROR_SCHEMA = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "reason", "message"],
      properties: {
        code: {
          type: "string",
          enum: [
            "unauthenticated",
            "forbidden",
            "not-found",
            "invalid",
            "conflict",
            "expired",
            "rate-limited",
            "unavailable",
            "internal",
          ],
        },
        reason: { type: "string", description: "Stable, such as rsvp.closed" },
        message: { type: "string", description: "A sentence for a person" },
        details: { type: "object" },
      },
    },
  },
} as const;

const REFUSALS = {
  "400": "Something in the input cannot be used; details.fields names it",
  "401": "Sign in first",
  "403": "Not yours to do",
  "404": "There is no such thing, or it is not yours to see",
  "409": "The present state does not allow it; nothing was changed",
  "429": "Too quick; Retry-After says when to come back",
  "503": "Too busy at this moment; nothing was changed",
};

/** The library writes its own error shape into the document; ours replaces it. */
function withOurErrors(generated: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(generated);
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  copy.components = { ...copy.components, schemas: { Error: ERROR_SCHEMA as never } };
  for (const path of Object.values(copy.paths ?? {})) {
    for (const method of ["get", "post", "put", "patch", "delete"] as const) {
      const operation = path[method];
      if (!operation) continue;
      const kept = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
      const refusals = Object.entries(REFUSALS).map(([status, description]) => [
        status,
        { description, content },
      ]);
      operation.responses = Object.fromEntries([...kept, ...refusals]);
    }
  }
  return copy;
}
