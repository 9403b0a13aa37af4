import type { OpenAPIObject } from "trpc-to-openapi";
import type { RestRoute } from "./routes";

type Components = NonNullable<OpenAPIObject["components"]>;
type Response = Exclude<NonNullable<Components["responses"]>[string], { $ref: string }>;
type Headers = NonNullable<Components["headers"]>;

const text = { type: "string" } as const;
const headerRef = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** The headers that answers carry beside those of HTTP itself. */
export const HEADERS: Headers = {
  RequestId: { description: "The id under which the request was logged.", schema: text },
  RetryAfter: { description: "Seconds to wait before the next try.", schema: { type: "integer" } },
  WwwAuthenticate: { description: "How to authenticate: `Bearer`.", schema: text },
  Allow: { description: "The methods that this path supports.", schema: text },
  IdempotencyReplayed: {
    description: "`true` if this answer was stored for an earlier request with the same Idempotency-Key.",
    schema: { type: "string", enum: ["true"] },
  },
  ETag: {
    description: "The version of this file; send it as `If-None-Match` to get 304 while it is unchanged.",
    schema: text,
  },
  CacheControl: { description: "Which caches may store the answer, and for how long.", schema: text },
  ContentDisposition: { description: "The suggested file name.", schema: text },
};

const always = { "X-Request-Id": headerRef("RequestId"), "Cache-Control": headerRef("CacheControl") };

const REFUSALS: Record<number, { description: string; headers?: Record<string, { $ref: string }> }> = {
  400: { description: "The input is invalid; `details.fields` names the fields." },
  401: {
    description: "You are not signed in, or the token has expired or been revoked.",
    headers: { "WWW-Authenticate": headerRef("WwwAuthenticate") },
  },
  403: { description: "You may see it, but you may not do this." },
  404: { description: "It does not exist, or you may not see it." },
  405: { description: "This path does not support the method.", headers: { Allow: headerRef("Allow") } },
  409: { description: "The present state does not allow this; nothing was changed." },
  413: { description: "The body is too large; nothing was changed." },
  415: { description: "The body is not JSON; nothing was changed." },
  422: { description: "The time for this is over; nothing was changed." },
  429: {
    description: "Too many requests; nothing was changed.",
    headers: { "Retry-After": headerRef("RetryAfter") },
  },
  500: { description: "An error on our side; nothing was lost." },
  503: {
    description: "The server is busy or the database is unavailable; try again.",
    headers: { "Retry-After": headerRef("RetryAfter") },
  },
};

const nameOf = (status: number | string) => `Refused${status}`;

/** The errors that any operation may return, by the names that operations refer to. */
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

/** References to the errors of a route. Reads have no body and change nothing, so they have no 409, 413, 415 or 422. */
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
    ...((file === "text/calendar" || file === "attachment") && { ETag: headerRef("ETag") }),
  };
}

/** The answer to a caller that already has the file. */
export const UNCHANGED: Response = {
  description: "The caller already has the current file.",
  headers: { ...always, ETag: headerRef("ETag") },
};
