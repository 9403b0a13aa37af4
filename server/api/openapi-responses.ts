import type { OpenAPIObject } from "trpc-to-openapi";
import type { RestRoute } from "./routes";

type Components = NonNullable<OpenAPIObject["components"]>;
type Response = Exclude<NonNullable<Components["responses"]>[string], { $ref: string }>;
type Headers = NonNullable<Components["headers"]>;

const text = { type: "string" } as const;
const headerRef = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** Headers that answers carry, beside those of HTTP itself. */
export const HEADERS: Headers = {
  RequestId: { description: "The id under which the request was logged.", schema: text },
  RetryAfter: { description: "Seconds to wait before asking again.", schema: { type: "integer" } },
  WwwAuthenticate: { description: "How to sign in: `Bearer`.", schema: text },
  Allow: { description: "The methods that this path knows.", schema: text },
  IdempotencyReplayed: {
    description: "`true` where this answer was kept from an earlier request with the same Idempotency-Key.",
    schema: { type: "string", enum: ["true"] },
  },
  ETag: {
    description: "Names this text; send it as `If-None-Match` to be spared an unchanged one.",
    schema: text,
  },
  CacheControl: { description: "Who may keep the answer, and for how long.", schema: text },
  ContentDisposition: { description: "A name for the file.", schema: text },
};

const always = { "X-Request-Id": headerRef("RequestId"), "Cache-Control": headerRef("CacheControl") };

const REFUSALS: Record<number, { description: string; headers?: Record<string, { $ref: string }> }> = {
  400: { description: "Something in the input cannot be used; `details.fields` names it." },
  401: {
    description: "Sign in first, or the token has expired or been revoked.",
    headers: { "WWW-Authenticate": headerRef("WwwAuthenticate") },
  },
  403: { description: "You may see it, but this is not yours to do." },
  404: { description: "There is no such thing, or it is not yours to see." },
  405: { description: "This path does not know the method.", headers: { Allow: headerRef("Allow") } },
  409: { description: "The present state does not allow it; nothing was changed." },
  413: { description: "The body is too large; nothing was changed." },
  415: { description: "The body is not JSON; nothing was changed." },
  422: { description: "The time for it is over; nothing was changed." },
  429: {
    description: "Too many requests; nothing was changed.",
    headers: { "Retry-After": headerRef("RetryAfter") },
  },
  500: { description: "A fault on our side; nothing was lost." },
  503: {
    description: "Too busy, or the database is away; nothing was changed.",
    headers: { "Retry-After": headerRef("RetryAfter") },
  },
};

const nameOf = (status: number | string) => `Refused${status}`;

/** What any operation may answer instead of its success, by the names that operations refer to. */
export const RESPONSES: Record<string, Response> = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, { description, headers }]) => [
    nameOf(status),
    {
      description,
      headers: { ...always, ...headers },
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    },
  ]),
);

/** References to the refusals of a route. Reading takes no body, changes nothing and so conflicts with nothing. */
export function refusalsOf({ method, path }: Pick<RestRoute, "method" | "path">) {
  const without = new Set([
    ...(path.includes("{") ? [] : [404]),
    ...(method === "GET" ? [409, 413, 415, 422] : []),
  ]);
  return Object.fromEntries(
    Object.keys(REFUSALS)
      .filter((status) => !without.has(Number(status)))
      .map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );
}

/** The headers of a success. */
export function successHeaders({ method, file }: Pick<RestRoute, "method" | "file">) {
  return {
    ...always,
    ...(method !== "GET" && { "Idempotency-Replayed": headerRef("IdempotencyReplayed") }),
    ...(file && { "Content-Disposition": headerRef("ContentDisposition") }),
    ...(file === "text/calendar" && { ETag: headerRef("ETag") }),
  };
}

/** A calendar that the caller has already. */
export const UNCHANGED: Response = {
  description: "The caller has the present text already.",
  headers: { ...always, ETag: headerRef("ETag") },
};
