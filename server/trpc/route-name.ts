import type { AnyTRPCRouter } from "@trpc/server";

/** Under which name a request is counted: its procedure, or that it was many; never what somebody made up. */
export function routeName(router: AnyTRPCRouter, path: string): string {
  if (Object.hasOwn(router._def.procedures, path)) return `/api/trpc/${path}`;
  return path.includes(",") ? "/api/trpc/batch" : "/api/trpc/unknown";
}
