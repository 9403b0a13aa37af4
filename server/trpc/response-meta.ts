import { retryAfterSeconds } from "./errors";

/** The headers of every answer: personal answers are never cached, and a rate-limited refusal says when to retry. */
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
