import { initTRPC } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import { refusalFor } from "../db/postgres-error";
import { isDomainError } from "../errors";
import { log } from "../log";
import type { Context } from "./context";
import { publicError, toTrpcError } from "./errors";

/** Who may call a procedure. The authorization matrix test reads it and wants a row for every one. */
export type Access =
  | "anyone"
  | "signed-in"
  | "event-viewer"
  | "event-guest"
  | "event-door"
  | "event-cohost"
  | "event-host"
  | "rsvp-reader"
  | "admin";

export type ProcedureMeta = OpenApiMeta & {
  access?: Access;
  /** Over REST: 201 always, or 201 where the answer says `created` (which is then left out). Otherwise 200. */
  created?: "always" | "when-new";
};

export const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => ({
      ...shape,
      message: publicError(error).reason,
      data: { ...publicError(error), httpStatus: shape.data.httpStatus, requestId: ctx?.requestId ?? null },
    }),
  });

/** Turns refusals into transport errors, and writes everything else down once, with the id that the caller is shown. */
export const refusals = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (isDomainError(cause)) throw toTrpcError(cause);
  const refusal = refusalFor(cause);
  if (refusal) throw toTrpcError(refusal);
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    log().error({ requestId: ctx.requestId, path, err: cause ?? result.error }, "procedure failed");
  }
  return result;
});
