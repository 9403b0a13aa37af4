import { dispatch } from "./dispatch";
import { refuseTooLarge } from "./request-body";
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
      // Nobody has to send, or make us keep, what is refused anyway.
      refuseTooLarge(Number(request.headers.get("content-length")));
      const bytes = new Uint8Array(await request.arrayBuffer());
      refuseTooLarge(bytes.byteLength);
      return bytes;
    },
  });
  const init = { status, headers: { "x-content-type-options": "nosniff", ...headers } };
  if (body === undefined || request.method === "HEAD") return new Response(null, init);
  return Response.json(body, init);
}
