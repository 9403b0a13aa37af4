import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { ErrorCode } from "@/lib/refusals/declare";
import { codeOf, type ErrorFacts, type Reason } from "@/lib/refusals/table";
import { isConnectionLost, refusalFor } from "../db/postgres-error";
import { DomainError, isDomainError } from "../errors";
import { log } from "../log";
import { noteStandstill } from "../readiness";
import { noteUnavailable } from "../request-scope";

/** The one table from the code of a refusal to its transport codes. */
export const TRANSPORT = {
  unauthenticated: { trpc: "UNAUTHORIZED", http: 401 },
  forbidden: { trpc: "FORBIDDEN", http: 403 },
  "not-found": { trpc: "NOT_FOUND", http: 404 },
  invalid: { trpc: "BAD_REQUEST", http: 400 },
  conflict: { trpc: "CONFLICT", http: 409 },
  expired: { trpc: "UNPROCESSABLE_CONTENT", http: 422 },
  "rate-limited": { trpc: "TOO_MANY_REQUESTS", http: 429 },
  unavailable: { trpc: "SERVICE_UNAVAILABLE", http: 503 },
} as const satisfies Record<ErrorCode, { trpc: TRPCError["code"]; http: number }>;

export type PublicError = { code: ErrorCode | "internal"; reason: ErrorFacts["reason"]; details?: object };

/** Refusals by tRPC itself before a procedure runs. Every other error that it throws is a bug. */
const BY_TRPC: Partial<Record<TRPCError["code"], Reason>> = {
  BAD_REQUEST: "request.invalid",
  PARSE_ERROR: "request.parse-error",
  NOT_FOUND: "path.not-found",
  METHOD_NOT_SUPPORTED: "request.method-not-supported",
  UNSUPPORTED_MEDIA_TYPE: "request.unsupported-media-type",
  PAYLOAD_TOO_LARGE: "request.payload-too-large",
};

/** What a caller may know of an error: a refusal in full, invalid input by field, and nothing about a bug. */
export function publicError(error: unknown): PublicError {
  const refusal = refusalIn(error);
  if (refusal)
    return {
      code: refusal.code,
      reason: refusal.reason,
      ...(refusal.details && { details: refusal.details }),
    };
  if (error instanceof TRPCError) {
    const reason = BY_TRPC[error.code];
    if (reason) return { code: codeOf(reason), reason };
  }
  return { code: "internal", reason: "server.fault" };
}

/** The refusal in an error: the error itself, its cause, or the input's issues by field. */
export function refusalIn(error: unknown): DomainError | undefined {
  for (const candidate of [error, (error as { cause?: unknown } | null)?.cause]) {
    if (isDomainError(candidate)) return candidate;
    if (candidate instanceof z.ZodError || (candidate as Error | null)?.name === "ZodError") {
      return invalidInput((candidate as z.ZodError).issues);
    }
  }
  return undefined;
}

function invalidInput(issues: z.core.$ZodIssue[]): DomainError {
  const fields = issues.slice(0, 20).map((issue) => ({
    field:
      issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]].join(".") : issue.path.join("."),
    message: issue.code === "unrecognized_keys" ? "This field is not known." : issue.message,
  }));
  return new DomainError("input.invalid", { fields });
}

/** Whether a procedure threw this error. Procedures log their own errors, so the caller must not log it again. */
export function isFromProcedure(error: unknown): boolean {
  return error instanceof TRPCError;
}

export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: TRANSPORT[error.code].trpc, message: error.reason, cause: error });
}

/**
 * The transport error of a refusal or of an unreachable database; undefined for a bug. An error that is no refusal
 * is logged here, once, with what is known `about` the request.
 */
export function explained(error: unknown, about: Record<string, unknown>): TRPCError | undefined {
  const refusal = isDomainError(error) ? error : refusalFor(error);
  if (refusal) {
    noteStandstill(refusal.reason);
    if (refusal.code === "unavailable") noteUnavailable();
    return toTrpcError(refusal);
  }
  log().error({ ...about, err: error }, "procedure failed");
  if (!isConnectionLost(error)) return undefined;
  noteUnavailable();
  return toTrpcError(databaseAway());
}

/**
 * What a caller may know of an error that ended a whole request, whether or not a procedure threw it. An error that
 * is no refusal is logged here unless its procedure did.
 * @param about what is known of the request, for the log line
 */
export function endingError(error: unknown, about: { requestId: string; api: string }): PublicError {
  const isLost = isConnectionLost(error);
  const facts = publicError(isLost ? databaseAway() : (refusalFor(error) ?? error));
  noteStandstill(facts.reason);
  const isFault = isLost || facts.code === "internal";
  if (isFault && !isFromProcedure(error)) log().error({ ...about, err: error }, "request failed");
  return facts;
}

/** The HTTP status of an error. */
export function statusOf({ code, reason }: PublicError): number {
  if (code === "internal") return 500;
  return reason === "request.unsupported-media-type" ? 415 : TRANSPORT[code].http;
}

export function databaseAway(): DomainError {
  return new DomainError("database.unreachable");
}

/** Seconds to wait, for the Retry-After header of a refusal that has one. */
export function retryAfterSeconds(errors: readonly unknown[]): number | undefined {
  for (const error of errors) {
    const details = refusalIn(error)?.details;
    if (details && "retryAfterSeconds" in details && details.retryAfterSeconds)
      return details.retryAfterSeconds;
  }
  return undefined;
}
