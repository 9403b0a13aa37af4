import { refuseForgery } from "../csrf";
import { DomainError } from "../errors";
import { jsonIn, refuseTooDeep } from "../json-body";
import { currentRequest, inRequest, requestIdFrom } from "../request-scope";
import { createContext } from "../trpc/context";
import { retryAfterSeconds } from "../trpc/errors";
import { createCaller } from "./caller";
import { refusedRequest } from "./errors";
import { LIMITS, tooComplex } from "./limits";
import { pageAnswer } from "./page";
import { pipeline } from "./pipeline";

export const GRAPHQL_PATH = "/api/graphql";

export type GraphqlRequest = {
  method: string;
  query: URLSearchParams;
  header: (name: string) => string | undefined;
  remoteAddress: string | undefined;
  /** @throws DomainError if the body is too large or breaks off */
  readBody: () => Promise<Uint8Array>;
};

export type GraphqlAnswer = { status: number; headers: Record<string, string>; text?: string };

const ALLOW = "GET, HEAD, POST, OPTIONS";
const RESPONSE_JSON = "application/graphql-response+json";

/** Answers a request to `GRAPHQL_PATH`, on every server. Never throws. */
export function answerGraphql(request: GraphqlRequest): Promise<GraphqlAnswer> {
  return inRequest(request.header("x-request-id"), async () => {
    const requestId = currentRequest()?.requestId ?? requestIdFrom(undefined);
    const { status, headers, text } = await respond(request, requestId).catch((error: unknown) =>
      refused(error, requestId),
    );
    const own = { "x-request-id": requestId, "x-content-type-options": "nosniff" };
    return { status, headers: { ...headers, ...own }, ...(text !== undefined && { text }) };
  });
}

async function respond(request: GraphqlRequest, requestId: string): Promise<GraphqlAnswer> {
  if (request.method === "OPTIONS") return { status: 204, headers: { allow: ALLOW } };
  if (request.method === "GET" || request.method === "HEAD") {
    // A query in an address would be kept in histories and logs, and could be sent by a link.
    if (request.query.has("query")) return notSupported(requestId);
    return pageAnswer({ isText: request.query.has("sdl") });
  }
  return request.method === "POST" ? run(request, requestId) : notSupported(requestId);
}

async function run(request: GraphqlRequest, requestId: string): Promise<GraphqlAnswer> {
  refuseForgery({ method: request.method, header: request.header });
  const body = operationsIn(jsonIn(await request.readBody(), request.header("content-type")));
  const header = (name: string) => (name === "x-request-id" ? requestId : request.header(name));
  const call = createCaller(await createContext({ header, remoteAddress: request.remoteAddress }));
  const graphql = { call, requestId, asked: { calls: 0, cost: 0 }, refused: [] };
  const accept = request.header("accept")?.includes(RESPONSE_JSON) ? RESPONSE_JSON : "application/json";
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: JSON.stringify(body),
  };
  const response = await pipeline.fetch(`http://localhost${GRAPHQL_PATH}`, init, { graphql });
  const retryAfter = retryAfterSeconds(graphql.refused);
  return {
    status: response.status,
    headers: {
      "content-type": accept,
      "cache-control": "no-store",
      ...(retryAfter && { "retry-after": String(retryAfter) }),
    },
    text: await response.text(),
  };
}

/** @throws DomainError invalid: the body is neither one operation nor a batch of a few, or nests too deep */
function operationsIn(body: unknown): object {
  if (typeof body !== "object" || body === null || (Array.isArray(body) && body.length === 0)) {
    throw new DomainError("request.body-not-object");
  }
  if (Array.isArray(body) && body.length > LIMITS.operations) throw tooComplex("operations");
  refuseTooDeep(body);
  return body;
}

function notSupported(requestId: string): GraphqlAnswer {
  const answer = refused(new DomainError("request.method-not-supported"), requestId);
  return { ...answer, status: 405, headers: { ...answer.headers, allow: ALLOW } };
}

function refused(error: unknown, requestId: string): GraphqlAnswer {
  const { status, retryAfter, body } = refusedRequest(error, requestId);
  return {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...(status === 401 && { "www-authenticate": 'Bearer realm="Turnout"' }),
      ...(retryAfter && { "retry-after": String(retryAfter) }),
    },
    text: JSON.stringify(body),
  };
}
