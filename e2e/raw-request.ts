import { request as httpRequest, type IncomingHttpHeaders } from "node:http";

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** Node's own client: browsers and `fetch` tidy addresses up before they send them. */
export function send(
  base: string | undefined,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base ?? "");
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = { hostname, port, method, path, headers: { ...length, ...headers }, agent: false };
    const req = httpRequest(sent, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    req.on("error", reject);
    req.end(body);
  });
}

/** What a form of the sign-in page carries: the cookie and the token that belongs to it. */
export async function signInForm(base: string | undefined): Promise<{ cookie: string; csrfToken: string }> {
  const csrf = await send(base, "GET", "/api/auth/csrf");
  const cookie = csrf.headers["set-cookie"]?.map((one) => one.split(";")[0]).join("; ") ?? "";
  return { cookie, csrfToken: String(JSON.parse(csrf.text).csrfToken) };
}
