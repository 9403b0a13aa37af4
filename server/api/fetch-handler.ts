import { BODY_BYTES_MAX, bodyTooLarge, dispatch } from "./dispatch";
import { restPath } from "./routes";

/** Answers REST from a Next route handler, where Next serves everything. */
export async function handleRestRequest(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const { status, headers, body } = await dispatch({
    method: request.method,
    path: restPath(url.pathname) ?? url.pathname,
    query: url.searchParams,
    header: (name) => request.headers.get(name) ?? undefined,
    remoteAddress: undefined,
    readBody: async () => {
      const bytes = await request.arrayBuffer();
      if (bytes.byteLength > BODY_BYTES_MAX) throw bodyTooLarge();
      return new TextDecoder().decode(bytes);
    },
  });
  return Response.json(body, { status, headers: { "x-content-type-options": "nosniff", ...headers } });
}
