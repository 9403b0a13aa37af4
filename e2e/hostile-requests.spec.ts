import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { expect, test } from "@playwright/test";

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** Node's own client: browsers and `fetch` tidy addresses up before they send them. */
function send(
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

test("an address that cannot be decoded is nothing's, and takes nothing down", async ({ baseURL }) => {
  for (const path of ["/%", "/%E0%A4%A", "/events/%", "/events/%E0%A4%A", "/events/%00", "/api/auth/%"]) {
    const { status, text } = await send(baseURL, "GET", path);
    expect([400, 404], path).toContain(status);
    expect(text).not.toMatch(/URIError|URI malformed/);
  }
  for (const path of [
    "/api/v1/%",
    "/api/v1/events/%",
    "/api/trpc/%",
    "/_next/static/%",
    "/_next/image?url=%",
  ]) {
    const { status } = await send(baseURL, "GET", path);
    expect([400, 404], path).toContain(status);
  }
  expect((await send(baseURL, "GET", "/api/health/live")).status).toBe(200);
});

const COOKIES = [
  ...["javascript:alert(1)", "%00", "http://[", "\u00ff"].map((url) => `next-auth.callback-url=${url}`),
  ...["x", "%E0%A4%A", "a|b|c"].map((value) => `next-auth.csrf-token=${value}`),
  ...["a.b.c.d.e", "x".repeat(6000)].map((value) => `next-auth.session-token=${value}`),
  "next-auth.session-token.0=x; next-auth.session-token.9999=y",
  "next-auth.state=x; next-auth.pkce.code_verifier=y",
  "__proto__=1; constructor=2; ;;;=;a==b",
];

test("whatever cookie is sent, signing in goes on", async ({ baseURL }) => {
  for (const cookie of COOKIES) {
    const session = await send(baseURL, "GET", "/api/auth/session", { headers: { cookie } });
    expect(session, cookie).toMatchObject({ status: 200, text: "{}" });
    const csrf = await send(baseURL, "GET", "/api/auth/csrf", { headers: { cookie } });
    expect(JSON.parse(csrf.text).csrfToken, cookie).toMatch(/^[0-9a-f]{64}$/);
  }
});

test("a broken cookie of ours is replaced by a sound one", async ({ baseURL }) => {
  const headers = { cookie: "next-auth.callback-url=%00" };
  const { headers: answered } = await send(baseURL, "GET", "/api/auth/session", { headers });
  const replaced = answered["set-cookie"]?.find((cookie) => cookie.startsWith("next-auth.callback-url="));
  expect(replaced).toContain(`next-auth.callback-url=${encodeURIComponent(baseURL ?? "")}`);
});

test("sign-in answers what it cannot use with a refusal", async ({ baseURL }) => {
  const csrf = await send(baseURL, "GET", "/api/auth/csrf");
  const cookie = csrf.headers["set-cookie"]?.map((one) => one.split(";")[0]).join("; ") ?? "";
  const token = `csrfToken=${JSON.parse(csrf.text).csrfToken}`;
  const bodies = [
    ...[
      "",
      "%",
      "%E0%A4%A=%",
      "csrfToken[]=x",
      `${token}&email[]=a&password[x]=y`,
      `${token}&__proto__[x]=1`,
    ],
    ...[
      `${token}&email=%00&password=%00`,
      `${token}&callbackUrl=%00`,
      `${token}&callbackUrl=javascript:alert(1)`,
    ],
  ];
  const form = "application/x-www-form-urlencoded";
  const sents = [
    ...bodies.map((body) => [form, body] as const),
    ...["{", "null", "[1]", '{"csrfToken":{"a":1}}'].map((body) => ["application/json", body] as const),
    ...(["multipart/form-data", "text/plain", ""] as const).map((type) => [type, "x"] as const),
  ];
  for (const [type, body] of sents) {
    for (const path of [
      "callback/password",
      "callback/link",
      "callback/nothing",
      "signin/password",
      "signout",
    ]) {
      const headers = { "content-type": type, cookie };
      const answer = await send(baseURL, "POST", `/api/auth/${path}`, { headers, body });
      expect(answer.status, `${path} ${type} ${body}`).toBeLessThan(500);
      const leadsTo = new URL(answer.headers.location ?? "/", baseURL);
      expect(leadsTo.origin).toBe(baseURL);
    }
  }
});

test("sign-in knows no other addresses, and none that lead away", async ({ baseURL }) => {
  const statuses = [
    ["GET", "/api/auth/_log", 404],
    ["GET", "/api/auth/constructor", 404],
    ["GET", "/api/auth/callback/link?token=x", 405],
    ["GET", "/api/auth/session?callbackUrl=http://[", 400],
    ["GET", "/api/auth/signin?callbackUrl=%00", 400],
  ] as const;
  for (const [method, path, status] of statuses) {
    expect((await send(baseURL, method, path)).status, path).toBe(status);
  }
  const away = await send(baseURL, "GET", "/api/auth/signin?callbackUrl=https://evil.test");
  expect(new URL(away.headers.location ?? "", baseURL).origin).toBe(baseURL);
  const long = { headers: { "content-type": "text/plain" }, body: "x".repeat(20_000) };
  expect((await send(baseURL, "POST", "/api/auth/signout", long)).status).toBe(413);
});
