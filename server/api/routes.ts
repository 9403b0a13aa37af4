import { appRouter } from "../routers/app-router";
import type { Access, ProcedureMeta } from "../trpc/init";

export type RestRoute = {
  method: string;
  /** Relative to /api/v1, with {params}. */
  path: string;
  /** Name of the procedure: "rsvps.rsvp". */
  procedure: string;
  pattern: RegExp;
  access: Access;
  /** Access tokens are refused. */
  bySignIn: boolean;
  answersCreated: ProcedureMeta["created"];
  /** How long everyone may keep the answer; undefined: not at all. */
  cacheSeconds: ProcedureMeta["cacheSeconds"];
  /** The media type, if the answer is a file. */
  file: ProcedureMeta["file"];
  /** Whether the body carries a file. */
  takesFile: ProcedureMeta["takesFile"];
};

type ProcedureDef = { _def: { meta?: ProcedureMeta } };

let table: RestRoute[] | undefined;

/** Every procedure with a REST path, most specific path first, so that /rsvps/decline does not match as an id. */
export function restRoutes(): RestRoute[] {
  table ??= Object.entries(appRouter._def.procedures as unknown as Record<string, ProcedureDef>)
    .flatMap(([procedure, { _def }]) => {
      const { openapi, access, bySignIn = false, created, file, takesFile, cacheSeconds } = _def.meta ?? {};
      if (!openapi) return [];
      if (!access) throw new Error(`${procedure} does not say who may call it`);
      const { method, path } = openapi;
      const pattern = patternOf(path);
      const answers = { answersCreated: created, file, takesFile, cacheSeconds };
      return [{ method, path, procedure, pattern, access, bySignIn, ...answers }];
    })
    .sort((a, b) => paramCount(a.path) - paramCount(b.path));
  return table;
}

/** The route of a request with its path params, or else the methods that the path supports. */
export function findRoute(
  method: string,
  path: string,
): { route: RestRoute; params: Record<string, string> } | { allowed: string[] } {
  const matching = restRoutes().filter((route) => route.pattern.test(path));
  const route = matching.find((candidate) => candidate.method === method);
  if (!route) return { allowed: [...new Set(matching.map((candidate) => candidate.method))] };
  const params = decoded(route.pattern.exec(path)?.groups ?? {});
  return params ? { route, params } : { allowed: [] };
}

const ALIASES: [RegExp, string][] = [
  [/^\/api\/v1(?=\/|$)/, ""],
  [/^\/api\/communities\/v1(?=\/|$)/, ""],
  [/^\/api\/activities(?=\/|$)/, "/events"],
  [/^\/api\/rsvps(?=\/)/, "/rsvps"],
  [/^\/api\/users(?=\/)/, "/users"],
];

/** The path of a request below /api/v1, also for the older paths with "activities"; null if it is not REST. */
export function restPath(pathname: string): string | null {
  for (const [prefix, replacement] of ALIASES) {
    if (prefix.test(pathname)) return pathname.replace(prefix, replacement).replace(/\/$/, "") || "/";
  }
  return null;
}

/** Null if the percent-encoding is broken: no resource has such a path. */
function decoded(params: Record<string, string>): Record<string, string> | null {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return null;
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\./g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
}

function paramCount(path: string): number {
  return path.split("{").length;
}
