/** The closed set of ways in which a request can fail; one table maps them to tRPC and HTTP. */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "invalid"
  | "conflict"
  | "expired"
  | "rate-limited"
  | "unavailable";

export type ErrorDetails = Record<string, unknown>;

/**
 * A refusal that the caller can act on.
 * `reason` is a stable string such as `rsvp.closed`; `lib/error-message.ts` turns it into a sentence.
 * `details` is shown to the caller, so it holds nothing that the caller may not see.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: ErrorCode,
    readonly reason: string,
    readonly details?: ErrorDetails,
  ) {
    super(reason);
  }
}

/** By name, because Next may load this module once per bundle and `instanceof` would then miss. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === "DomainError" && "code" in error && "reason" in error;
}

/** Also the answer for somebody else's row, so that ids cannot be probed. */
export function notFound(noun: string): DomainError {
  return new DomainError("not-found", `${noun}.not-found`);
}

/** For the `cursor` of a page that no list of ours has given out. */
export function badCursor(): DomainError {
  return new DomainError("invalid", "input.invalid", {
    fields: [{ field: "cursor", message: "This cursor is not ours." }],
  });
}
