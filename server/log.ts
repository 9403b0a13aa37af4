import { createHmac } from "node:crypto";
import pino from "pino";
import { env } from "./env";
import { redacted, scrubbed } from "./log-redaction";
import { currentRequest } from "./request-scope";
import { currentTraceId } from "./tracing";

const holder = globalThis as typeof globalThis & { turnoutLog?: pino.Logger };

/** The log: JSON lines on standard output, without addresses, tokens and cookies. */
export function log(): pino.Logger {
  holder.turnoutLog ??= createLog(env().LOG_LEVEL);
  return holder.turnoutLog;
}

/**
 * A log whose lines carry the request id, the user as a hash, and the trace.
 * @param target where the lines go; default: standard output
 */
export function createLog(level: string, target?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    mixin: requestFacts,
    formatters: { log: redacted },
    // Already serialized by `redacted`.
    serializers: { err: (error) => error },
    hooks: { streamWrite: scrubbed },
  };
  return target ? pino(options, target) : pino(options);
}

function requestFacts(): Record<string, string> {
  const scope = currentRequest();
  const traceId = currentTraceId();
  return {
    ...(scope && { requestId: scope.requestId }),
    ...(scope?.userId && { user: userHash(scope.userId) }),
    ...(traceId && { traceId }),
  };
}

/** The same in all lines of one person at this site, and useless to a reader who has only the log. */
export function userHash(userId: string, secret: string = env().NEXTAUTH_SECRET ?? ""): string {
  return createHmac("sha256", `log ${secret}`).update(userId).digest("hex").slice(0, 12);
}
