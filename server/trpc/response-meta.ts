import { retryAfterSeconds } from "./errors";

/** Headers of every answer: nothing personal is cached, and a refusal for being too quick says when to come back. */
export function responseMeta({ errors }: { errors: readonly unknown[] }): {
  headers: Record<string, string>;
} {
  const retryAfter = retryAfterSeconds(errors);
  const isUnknown = errors.some((error) => (error as { code?: unknown }).code === "UNAUTHORIZED");
  return {
    headers: {
      "cache-control": "no-store",
      ...(retryAfter && { "retry-after": String(retryAfter) }),
      ...(isUnknown && { "www-authenticate": 'Bearer realm="Turnout"' }),
    },
  };
}
