import { initTRPC } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import { traced } from "../tracing";
import type { Context } from "./context";
import { explained, publicError } from "./errors";

/** Who may call a procedure. The authorization matrix test reads it and wants a row for every one. */
export type Access =
  | "anyone"
  | "signed-in"
  | "event-viewer"
  | "event-guest"
  | "event-door"
  | "event-cohost"
  | "event-host"
  | "event-moderator"
  | "rsvp-reader"
  | "rsvp-owner"
  | "claim-leader"
  | "admin";

export type ProcedureMeta = OpenApiMeta & {
  access?: Access;
  /** Only for people who signed in themselves: an access token is refused. */
  bySignIn?: boolean;
  /** Over REST: 201 always, or 201 where the answer says `created` (which is then left out). Otherwise 200. */
  created?: "always" | "when-new";
  /** Over REST the answer is a file of this media type; the output is `fileOut`. */
  file?: "text/csv" | "text/calendar";
};

/** Calls in one request at most. Our pages send ten; a short address could otherwise name a thousand. */
export const BATCH_MAX = 20;

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
export const refusals = t.middleware(({ next, ctx, path, type }) =>
  traced(
    `trpc ${path}`,
    { "rpc.system": "trpc", "rpc.method": path, "turnout.procedure.type": type },
    async () => {
      const result = await next();
      // What procedures throw arrives as the cause of an internal error; every other code is tRPC's own refusal.
      if (result.ok || result.error.code !== "INTERNAL_SERVER_ERROR") return result;
      const known = explained(result.error.cause ?? result.error, { requestId: ctx.requestId, path });
      if (known) throw known;
      return result;
    },
    (result) => !result.ok,
  ),
);
