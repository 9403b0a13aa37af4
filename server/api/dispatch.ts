import { errorMessage } from "@/lib/error-message";
import { DomainError } from "../errors";
import { log } from "../log";
import { appRouter } from "../routers/app-router";
import { createContext } from "../trpc/context";
import { refuseForgery } from "../trpc/csrf";
import { publicError, retryAfterSeconds, TRANSPORT } from "../trpc/errors";
import { createCallerFactory } from "../trpc/procedures";
import { openApiDocument } from "./openapi";
import { findRoute, type RestRoute } from "./routes";

export type RestRequest = {
  method: string;
  /** Below /api/v1. */
  path: string;
  query: URLSearchParams;
  header: (name: string) => string | undefined;
  remoteAddress: string | undefined;
  /** The body as text; refuses one that is larger than `BODY_BYTES_MAX`. */
  readBody: () => Promise<string>;
};

export type RestResponse = { status: number; headers: Record<string, string>; body: unknown };

export const BODY_BYTES_MAX = 256 * 1024;

const createCaller = createCallerFactory(appRouter);

/** Answers a REST request through the same procedure that the app calls. Never throws. */
export async function dispatch(request: RestRequest): Promise<RestResponse> {
  try {
    if (request.method === "GET" && request.path === "/openapi.json") {
      return { status: 200, headers: { "cache-control": "public, max-age=300" }, body: openApiDocument() };
    }
    const found = findRoute(request.method, request.path);
    if (!("route" in found)) return missing(found.allowed);
    refuseForgery(request);
    const input = await readInput(request, found.params);
    const data = await call(request, found.route, input);
    return answer(found.route, data);
  } catch (error) {
    return refusal(error);
  }
}

async function call(request: RestRequest, route: RestRoute, input: unknown): Promise<unknown> {
  let target: unknown = createCaller(await createContext(request));
  for (const name of route.procedure.split(".")) target = (target as Record<string, unknown>)[name];
  return (target as (input: unknown) => Promise<unknown>)(input);
}

/** Path params win over what the body says, so that nobody is answered about another event than the path names. */
async function readInput(
  request: RestRequest,
  params: Record<string, string>,
): Promise<Record<string, unknown>> {
  const fields = request.method === "GET" ? Object.fromEntries(request.query) : await readJson(request);
  return { ...fields, ...params };
}

async function readJson(request: RestRequest): Promise<Record<string, unknown>> {
  const text = await request.readBody();
  if (text.trim() === "") return {};
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DomainError("invalid", "request.body-not-object");
  }
  return value as Record<string, unknown>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("invalid", "request.body-not-json");
  }
}

function answer(route: RestRoute, data: unknown): RestResponse {
  const { created, ...rest } = (data ?? {}) as { created?: boolean };
  const isNew =
    route.answersCreated === "always" || (route.answersCreated === "when-new" && created === true);
  const body = route.answersCreated === "when-new" ? rest : (data ?? {});
  return { status: isNew ? 201 : 200, headers: { "cache-control": "no-store" }, body };
}

function missing(allowed: string[]): RestResponse {
  if (allowed.length === 0) return refusal(new DomainError("not-found", "path.not-found"));
  const refused = refusal(new DomainError("invalid", "request.method-not-supported"));
  return { ...refused, status: 405, headers: { ...refused.headers, allow: allowed.join(", ") } };
}

/** The one shape of every REST error. */
export function refusal(error: unknown): RestResponse {
  const facts = publicError(error);
  if (facts.code === "internal") log().error({ err: error }, "REST request failed");
  const retryAfter = retryAfterSeconds([error]);
  return {
    status: facts.code === "internal" ? 500 : TRANSPORT[facts.code].http,
    headers: { "cache-control": "no-store", ...(retryAfter && { "retry-after": String(retryAfter) }) },
    body: {
      error: {
        code: facts.code,
        reason: facts.reason,
        message: errorMessage(facts),
        ...(facts.details && { details: facts.details }),
      },
    },
  };
}

export function bodyTooLarge(): DomainError {
  return new DomainError("invalid", "request.payload-too-large", { bytesMax: BODY_BYTES_MAX });
}
