import type { z } from "zod";
import type { fileOut } from "../../lib/wire-schema";
import { refuseForgery } from "../csrf";
import { database } from "../db/client";
import type { ReadAttachment } from "../domains/attachments/schema";
import type { attachmentInput } from "../domains/uploads/schema";
import { DomainError, notFound } from "../errors";
import { bodyBytesMaxOf } from "../read-body";
import { currentRequest, inRequest, requestIdFrom } from "../request-scope";
import { appRouter } from "../routers/app-router";
import { createContext } from "../trpc/context";
import { createCallerFactory } from "../trpc/procedures";
import { attachmentFile } from "./attachment-file";
import { calendarFile } from "./calendar-file";
import { preflightHeaders, publicReadHeaders } from "./cors";
import { csvFile, type FilePart } from "./csv-file";
import { answerOnce } from "./idempotency";
import { KEY_HEADER, keyIn, takesKey } from "./idempotency-key";
import { keptAnswer } from "./kept-answer";
import { liveConnection } from "./live";
import { openApiDocument } from "./openapi";
import { type RestResponse, refusal } from "./refusal";
import { fieldsIn } from "./request-body";
import { findRoute, type RestRoute } from "./routes";
import { CONTENT_PATH, isContentPath, receiveContent } from "./upload-content";

export type RestRequest = {
  method: string;
  /** The path below /api/v1, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  header: (name: string) => string | undefined;
  remoteAddress: string | undefined;
  /** @throws DomainError if the body is too large or breaks off */
  readBody: (bytesMax: number) => Promise<Uint8Array>;
  /** The body as it comes, unlimited: the reader stops where it has enough. */
  streamBody: () => AsyncIterable<Uint8Array>;
};

const createCaller = createCallerFactory(appRouter);

/** What the API says about itself; the same for every caller. */
const ABOUT = new Map<string, (request: RestRequest) => unknown>([
  ["/openapi.json", openApiDocument],
  ["/live", (request) => liveConnection(request.header("host"))],
]);

/** Answers a REST request through the procedure that the app calls too. Never throws. */
export function dispatch(request: RestRequest): Promise<RestResponse> {
  return inRequest(request.header("x-request-id"), async () => {
    const requestId = currentRequest()?.requestId ?? requestIdFrom(undefined);
    const answered = await respond(request, requestId).catch((error: unknown) => refusal(error, requestId));
    return {
      ...answered,
      headers: { ...answered.headers, ...crossOrigin(request), "x-request-id": requestId },
    };
  });
}

function crossOrigin({ method, path }: RestRequest): Record<string, string> {
  if (method === "GET" || method === "HEAD") return publicReadHeaders(path, ABOUT.has(path));
  return method === "OPTIONS" ? preflightHeaders(path, ABOUT.has(path)) : {};
}

/** The route label of a request for metrics: the path template, never a made-up path. */
export function routeName(method: string, path: string): string {
  if (isContentPath(path)) return `/api/v1${CONTENT_PATH}`;
  const found = ABOUT.has(path) ? null : findRoute(method === "HEAD" ? "GET" : method, path);
  if (found === null) return `/api/v1${path}`;
  return "route" in found ? `/api/v1${found.route.path}` : "/api/v1/unknown";
}

async function respond(request: RestRequest, requestId: string): Promise<RestResponse> {
  // HEAD is GET without the body, which both servers leave out.
  const method = request.method === "HEAD" ? "GET" : request.method;
  const about = ABOUT.get(request.path);
  if (about && method === "GET") {
    return { status: 200, headers: { "cache-control": "public, max-age=300" }, body: about(request) };
  }
  if (isContentPath(request.path)) {
    return method === "PUT" ? receiveContent(request) : unrouted(method, ["PUT"], requestId);
  }
  const found = about ? { allowed: ["GET"] } : findRoute(method, request.path);
  if (!("route" in found)) return unrouted(method, found.allowed, requestId);
  refuseForgery({ method: request.method, header: request.header, allowsNoBody: true });
  const { route } = found;
  const input = await readInput(request, found);
  const key = takesKey(route) ? keyIn(request.header(KEY_HEADER)) : undefined;
  const work = () => carryOut(request, requestId, route, input);
  if (key === undefined) return work();
  const told = () => work().catch((error: unknown) => refusal(error, requestId));
  return answerOnce(await createContext(request), { key, route, path: request.path, input }, told);
}

async function carryOut(
  request: RestRequest,
  requestId: string,
  route: RestRoute,
  input: Record<string, unknown>,
): Promise<RestResponse> {
  const data = await call(request, requestId, route, input);
  if (route.file === "text/calendar") {
    return calendarFile(data as z.infer<typeof fileOut>, request.header("if-none-match"));
  }
  if (route.file === "text/csv") {
    const read = (cursor: string) => call(request, requestId, route, { ...input, cursor });
    return csvFile(data as FilePart, (cursor) => read(cursor) as Promise<FilePart>);
  }
  if (route.file === "attachment") {
    const { size } = input as z.infer<typeof attachmentInput>;
    const asked = { method: request.method, size, ifNoneMatch: request.header("if-none-match") };
    return attachmentFile(database(), data as ReadAttachment, asked);
  }
  if (route.cacheSeconds) return keptAnswer(data, route.cacheSeconds, request.header("if-none-match"));
  return answer(route, data);
}

async function call(
  request: RestRequest,
  requestId: string,
  route: RestRoute,
  input: Record<string, unknown>,
): Promise<unknown> {
  const header = (name: string) => (name === "x-request-id" ? requestId : request.header(name));
  let target: unknown = createCaller(await createContext({ ...request, header }));
  for (const name of route.procedure.split(".")) target = (target as Record<string, unknown>)[name];
  return (target as (input: unknown) => Promise<unknown>)(input);
}

/** Path params override all other input, so that the answer always concerns the event in the path. */
async function readInput(
  request: RestRequest,
  { route, params }: { route: RestRoute; params: Record<string, string> },
): Promise<Record<string, unknown>> {
  const { method } = route;
  const query = method === "GET" || method === "DELETE" ? Object.fromEntries(request.query) : {};
  if (method === "GET") return { ...query, ...params };
  const bytes = await request.readBody(bodyBytesMaxOf(route));
  return { ...query, ...fieldsIn(bytes, request.header("content-type")), ...params };
}

function answer(route: RestRoute, data: unknown): RestResponse {
  if (route.file) return file(route.file, data as z.infer<typeof fileOut>);
  const { created, ...rest } = (data ?? {}) as { created?: boolean };
  const isNew =
    route.answersCreated === "always" || (route.answersCreated === "when-new" && created === true);
  const body = route.answersCreated === "when-new" ? rest : (data ?? {});
  return { status: isNew ? 201 : 200, headers: { "cache-control": "no-store" }, body };
}

function file(type: string, { name, text }: z.infer<typeof fileOut>): RestResponse {
  const headers = {
    "cache-control": "private, no-store",
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
  };
  return { status: 200, headers, text };
}

function unrouted(method: string, known: string[], requestId: string): RestResponse {
  if (known.length === 0) return refusal(notFound("path"), requestId);
  const allow = [...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  if (method === "OPTIONS") return { status: 204, headers: { allow } };
  const refused = refusal(new DomainError("request.method-not-supported"), requestId);
  return { ...refused, status: 405, headers: { ...refused.headers, allow } };
}
