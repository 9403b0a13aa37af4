import { timedAnswer } from "../http-metrics";
import { readFetchBody } from "../read-body";
import { inRequest } from "../request-scope";
import { answerGraphql, GRAPHQL_PATH } from "./answer";

/** Answers GraphQL from a Next route handler, for deployments where Next serves everything. */
export function handleGraphqlRequest(request: Request): Promise<Response> {
  const asked = { method: request.method, route: GRAPHQL_PATH };
  return inRequest(request.headers.get("x-request-id") ?? undefined, () =>
    timedAnswer(asked, async () => {
      const { status, headers, text } = await answerGraphql({
        method: request.method,
        query: new URL(request.url).searchParams,
        header: (name) => request.headers.get(name) ?? undefined,
        remoteAddress: undefined,
        readBody: () => readFetchBody(request),
      });
      return new Response(request.method === "HEAD" ? null : (text ?? null), { status, headers });
    }),
  );
}
