import type { AnyTRPCRouter } from "@trpc/server";
import { bodyBytesMaxOf } from "../read-body";
import type { ProcedureMeta } from "./init";

/** The route label of a request for metrics: its procedure, or that it was a batch; never a made-up name. */
export function routeName(router: AnyTRPCRouter, path: string): string {
  if (Object.hasOwn(router._def.procedures, path)) return `/api/trpc/${path}`;
  return path.includes(",") ? "/api/trpc/batch" : "/api/trpc/unknown";
}

/** The maximum body of a call by its path: larger for a single procedure that takes a file. */
export function bodyBytesMax(router: AnyTRPCRouter, path: string): number {
  const procedures = router._def.procedures as Record<string, { _def: { meta?: ProcedureMeta } }>;
  return bodyBytesMaxOf(Object.hasOwn(procedures, path) ? procedures[path]?._def.meta : undefined);
}
