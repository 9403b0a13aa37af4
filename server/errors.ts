import type { ErrorCode } from "@/lib/refusals/declare";
import {
  codeOf,
  type DetailsArgument,
  type DetailsOf,
  type MissingNoun,
  type Reason,
} from "@/lib/refusals/table";

/**
 * A refusal that the caller can act on. Its reason is declared in `lib/refusals`, with the code and the shape of the
 * details, which are shown to the caller and hold nothing that the caller may not see.
 */
export class DomainError<R extends Reason = Reason> extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly details: DetailsOf<R> | undefined;

  constructor(
    readonly reason: R,
    ...[details]: DetailsArgument<R>
  ) {
    super(reason);
    this.code = codeOf(reason);
    this.details = details;
  }
}

/** By name, because Next may load this module once per bundle and `instanceof` would then miss. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === "DomainError" && "code" in error && "reason" in error;
}

/** Is this a refusal for one of these reasons? Its details then have their shape. */
export function isRefused<R extends Reason>(error: unknown, ...reasons: R[]): error is DomainError<R> {
  return isDomainError(error) && reasons.some((reason) => reason === error.reason);
}

/** Also the answer where the row belongs to someone else, so that ids cannot be probed. */
export function notFound(noun: MissingNoun): DomainError {
  return new DomainError(`${noun}.not-found`);
}
