import { GraphQLError } from "graphql";
import { errorMessage } from "../../lib/error-message";
import { log } from "../log";
import {
  endingError,
  isFromProcedure,
  type PublicError,
  publicError,
  refusalIn,
  retryAfterSeconds,
  statusOf,
} from "../trpc/errors";
import type { GraphqlContext } from "./context";

/** What Apollo's own tools compare a code with; `extensions.apolloCode`, beside our code. */
const APOLLO_CODES: Record<PublicError["code"], string> = {
  unauthenticated: "UNAUTHENTICATED",
  forbidden: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  invalid: "BAD_USER_INPUT",
  conflict: "CONFLICT",
  expired: "EXPIRED",
  "rate-limited": "RATE_LIMITED",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
};

/**
 * The answer to a request that was not taken up at all, with the one error that every operation of it would have. Logs
 * the error if it is no refusal.
 */
export function refusedRequest(error: unknown, requestId: string) {
  const facts = endingError(error, { requestId, api: "GraphQL" });
  const retryAfter = retryAfterSeconds([error]);
  const extensions = extensionsOf(facts, retryAfter, requestId);
  return {
    status: statusOf(facts),
    retryAfter,
    body: { errors: [{ message: errorMessage(facts), extensions }] },
  };
}

/**
 * An error of an operation as the client may see it: a refusal in the words and codes of REST, a mistake in the query
 * in GraphQL's own words, and of a fault only the request id; a fault is logged.
 * @param ran whether the operation began: what did not begin has a status of its own
 */
export function shownError(error: GraphQLError, context: GraphqlContext, ran: boolean): GraphQLError {
  const { requestId } = context;
  const cause = causeOf(error);
  if (cause === undefined && isMistake(error)) return mistake(error, ran);
  const facts = publicError(cause);
  if (refusalIn(cause)) context.refused.push(cause);
  else if (!isFromProcedure(cause)) {
    log().error({ requestId, err: cause ?? error }, "GraphQL operation failed");
  }
  const extensions = extensionsOf(facts, retryAfterSeconds([cause]), requestId);
  return replaced(error, errorMessage(facts), extensions, ran ? undefined : statusOf(facts));
}

/** The error inside GraphQL's own errors, which add a place in the query; undefined if there is none. */
function causeOf(error: GraphQLError): Error | undefined {
  let inner: Error | undefined = error;
  while (inner instanceof GraphQLError) inner = inner.originalError;
  return inner;
}

/** Errors with a path come from running the query; of those only the arguments are the client's. */
function isMistake({ path, message }: GraphQLError): boolean {
  return path === undefined || message.startsWith('Argument "');
}

function mistake(error: GraphQLError, ran: boolean): GraphQLError {
  const isSyntax = error.message.startsWith("Syntax Error");
  const extensions = {
    code: "invalid",
    reason: isSyntax ? "request.parse-error" : "request.invalid",
    apolloCode: isSyntax ? "GRAPHQL_PARSE_FAILED" : "GRAPHQL_VALIDATION_FAILED",
  };
  return replaced(error, error.message, extensions, ran ? undefined : 400);
}

function extensionsOf(facts: PublicError, retryAfter: number | undefined, requestId: string) {
  const { code, reason, details } = facts;
  return {
    code,
    reason,
    apolloCode: APOLLO_CODES[code],
    ...(details && { details }),
    ...(retryAfter && { retryAfterSeconds: retryAfter }),
    ...(code === "internal" && { requestId }),
  };
}

/** The same place in the query with other words, and without the original error. */
function replaced(error: GraphQLError, message: string, extensions: object, status?: number): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    // Yoga takes the HTTP status from here and leaves it out of the answer.
    extensions: { ...extensions, ...(status && { http: { status } }) },
  });
}
