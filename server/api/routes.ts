import { appRouter } from "../routers/app-router";
import type { ProcedureMeta } from "../trpc/init";

export type RestRoute = {
  method: string;
  /** Relative to /api/v1, with {params}. */
  path: string;
  /** Name of the procedure: "rsvps.rsvp". */
  procedure: string;
  pattern: RegExp;
  answersCreated: ProcedureMeta["created"];
};

type ProcedureDef = { _def: { meta?: ProcedureMeta } };

let table: RestRoute[] | undefined;

/** Every procedure that has a REST row, most specific path first, so that /rsvps/decline is not taken for an id. */
export function restRoutes(): RestRoute[] {
  table ??= Object.entries(appRouter._def.procedures as unknown as Record<string, ProcedureDef>)
    .flatMap(([procedure, { _def }]) => {
      const openapi = _def.meta?.openapi;
      if (!openapi) return [];
      const { method, path } = openapi;
      return [{ method, path, procedure, pattern: patternOf(path), answersCreated: _def.meta?.created }];
    })
    .sort((a, b) => paramCount(a.path) - paramCount(b.path));
  return table;
}

/** The route of a request, its path params, or which methods the path knows instead. */
export function findRoute(
  method: string,
  path: string,
): { route: RestRoute; params: Record<string, string> } | { allowed: string[] } {
  const matching = restRoutes().filter((route) => route.pattern.test(path));
  const route = matching.find((candidate) => candidate.method === method);
  if (!route) return { allowed: [...new Set(matching.map((candidate) => candidate.method))] };
  return { route, params: { ...route.pattern.exec(path)?.groups } };
}

const ALIASES: [RegExp, string][] = [
  [/^\/api\/v1(?=\/|$)/, ""],
  [/^\/api\/activities(?=\/|$)/, "/events"],
  [/^\/api\/rsvps(?=\/)/, "/rsvps"],
  [/^\/api\/users(?=\/)/, "/users"],
];

/** A request's path below /api/v1, also for the older paths that say "activities"; null where it is not REST. */
export function restPath(pathname: string): string | null {
  for (const [prefix, replacement] of ALIASES) {
    if (prefix.test(pathname)) return pathname.replace(prefix, replacement).replace(/\/$/, "") || "/";
  }
  return null;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\./g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
}

function paramCount(path: string): number {
  return path.split("{").length;
}
