import { initTRPC } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import { traced } from "../tracing";
import type { Context } from "./context";
import { explained, publicError } from "./errors";

/** Who may call a procedure. The authorization matrix test reads it and requires a row for every procedure. */
export type Access =
  | "anyone"
  | "signed-in"
  | "event-viewer"
  | "event-guest"
  | "event-door"
  | "event-cohost"
  | "event-host"
  | "event-moderator"
  | "event-leader"
  | "rsvp-reader"
  | "rsvp-owner"
  | "claim-leader"
  | "organization-member"
  | "organization-manager"
  | "organization-owner"
  | "venue-viewer"
  | "venue-member"
  | "venue-manager"
  | "venue-owner"
  | "attachment-reader"
  | "rfp-venue-member"
  | "group-reader"
  | "group-member"
  | "group-moderator"
  | "group-owner"
  | "group-site-member"
  | "group-site-moderator"
  | "post-reader"
  | "post-member"
  | "post-moderator"
  | "post-site-moderator"
  | "admin";

export type ProcedureMeta = OpenApiMeta & {
  access?: Access;
  /** Browser sign-ins only: access tokens are refused. */
  bySignIn?: boolean;
  /**
   * The REST status: "always" = 201; "when-new" = 201 if the output says `created` (which is then left out);
   * otherwise 200.
   */
  created?: "always" | "when-new";
  /**
   * Over REST, clients and proxies may keep the answer for this long; it has an ETag. Only for what is the same for every
   * caller.
   */
  cacheSeconds?: number;
  /**
   * Over REST the answer is a file of this media type; the output is `fileOut`. "attachment" = the bytes of an upload,
   * which the output describes.
   */
  file?: "text/csv" | "text/calendar" | "image/svg+xml" | "attachment";
  /** The input carries a file as text, so the body may be larger. Over tRPC only where the call is not in a batch. */
  takesFile?: boolean;
};

/** The maximum of calls in one batch. Our pages send ten; a short URL could otherwise name a thousand. */
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

/** Turns refusals into transport errors, and logs every other error once, with the request id that the caller sees. */
export const refusals = t.middleware(({ next, ctx, path, type }) =>
  traced(
    `trpc ${path}`,
    { "rpc.system": "trpc", "rpc.method": path, "turnout.procedure.type": type },
    async () => {
      const result = await next();
      // Errors that procedures throw arrive as the cause of an internal error; every other code is tRPC's own
      // refusal.
      if (result.ok || result.error.code !== "INTERNAL_SERVER_ERROR") return result;
      const known = explained(result.error.cause ?? result.error, { requestId: ctx.requestId, path });
      if (known) throw known;
      return result;
    },
    (result) => !result.ok,
  ),
);
