import type { AnyTRPCRouter } from "@trpc/server";

/** The route label of a request for metrics: its procedure, or that it was a batch; never a made-up name. */
export function routeName(router: AnyTRPCRouter, path: string): string {
  if (Object.hasOwn(router._def.procedures, path)) return `/api/trpc/${path}`;
  return path.includes(",") ? "/api/trpc/batch" : "/api/trpc/unknown";
}
