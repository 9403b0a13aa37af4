import { addressBlock } from "../server/client-address";
import { limitKey } from "../server/db/rate-limit";
import { expect, test } from "./fixtures";
import { send, signInForm } from "./raw-request";

test("a URL that cannot be decoded is not found and breaks nothing", async ({ baseURL }) => {
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

const FORM = "application/x-www-form-urlencoded";

const COOKIES = [
  ...["javascript:alert(1)", "%00", "http://[", "\u00ff"].map((url) => `next-auth.callback-url=${url}`),
  ...["x", "%E0%A4%A", "a|b|c"].map((value) => `next-auth.csrf-token=${value}`),
  ...["a.b.c.d.e", "x".repeat(6000)].map((value) => `next-auth.session-token=${value}`),
  "next-auth.session-token.0=x; next-auth.session-token.9999=y",
  "next-auth.state=x; next-auth.pkce.code_verifier=y",
  "__proto__=1; constructor=2; ;;;=;a==b",
];

test("signing in works whatever cookie is sent", async ({ baseURL }) => {
  for (const cookie of COOKIES) {
    const session = await send(baseURL, "GET", "/api/auth/session", { headers: { cookie } });
    expect(session, cookie).toMatchObject({ status: 200, text: "{}" });
    const csrf = await send(baseURL, "GET", "/api/auth/csrf", { headers: { cookie } });
    expect(JSON.parse(csrf.text).csrfToken, cookie).toMatch(/^[0-9a-f]{64}$/);
  }
});

test("a broken cookie of this site is replaced by a valid one", async ({ baseURL }) => {
  const headers = { cookie: "next-auth.callback-url=%00" };
  const { headers: answered } = await send(baseURL, "GET", "/api/auth/session", { headers });
  const replaced = answered["set-cookie"]?.find((cookie) => cookie.startsWith("next-auth.callback-url="));
  expect(replaced).toContain(`next-auth.callback-url=${encodeURIComponent(baseURL ?? "")}`);
});

test("sign-in refuses requests that it cannot use", async ({ baseURL }) => {
  const { cookie, csrfToken } = await signInForm(baseURL);
  const token = `csrfToken=${csrfToken}`;
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
  const sents = [
    ...bodies.map((body) => [FORM, body] as const),
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

test("sign-in has no other URLs and redirects to no other site", async ({ baseURL }) => {
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

const FOREIGN = [
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, "eventId=x"],
  ["a form with a file", { "content-type": "multipart/form-data; boundary=x" }, "--x--"],
  ["plain text that is JSON", { "content-type": "text/plain" }, "{}"],
  ["no media type", {}, "{}"],
  ["JSON from another site", { "content-type": "application/json", "sec-fetch-site": "cross-site" }, "{}"],
  ["JSON from a sister site", { "content-type": "application/json", "sec-fetch-site": "same-site" }, "{}"],
  ["JSON from another origin", { "content-type": "application/json", origin: "https://evil.test" }, "{}"],
  ["JSON from a sandboxed frame", { "content-type": "application/json", origin: "null" }, "{}"],
] as const;

test("another site cannot make a signed-in browser change anything", async ({ baseURL, site }) => {
  const { cookie } = await site.person();
  for (const [name, sent, body] of FOREIGN) {
    for (const path of ["/api/trpc/accounts.signOutEverywhere", "/api/v1/me/tokens"]) {
      const { status } = await send(baseURL, "POST", path, { headers: { cookie, ...sent }, body });
      expect([400, 403, 415], `${name} to ${path}`).toContain(status);
    }
  }
  const override = { cookie, "x-http-method-override": "POST", "x-method-override": "POST" };
  const read = await send(baseURL, "GET", "/api/trpc/accounts.signOutEverywhere", { headers: override });
  expect(read.status).toBe(405);
  expect((await send(baseURL, "GET", "/api/v1/me", { headers: { cookie } })).status).toBe(200);
});

test("too many sign-in attempts are rate limited whatever IP address they claim", async ({
  baseURL,
  site,
}) => {
  const { email } = await site.person();
  const { cookie, csrfToken } = await signInForm(baseURL);
  const guess = (n: number, more: Record<string, string> = {}) => {
    const headers = { cookie, "x-forwarded-for": `198.51.100.${n}`, "content-type": FORM };
    const body = new URLSearchParams({ email, password: `guess ${n}`, csrfToken, ...more }).toString();
    return send(baseURL, "POST", "/api/auth/callback/password", { headers, body });
  };
  for (let n = 0; n < 10; n++) expect((await guess(n, { json: "true" })).status).toBe(401);

  const asPage = await guess(10, { json: "true" });
  expect(asPage.status).toBe(429);
  expect(Number(asPage.headers["retry-after"])).toBeGreaterThan(60);
  expect(new URL(JSON.parse(asPage.text).url).searchParams.get("error")).toBe("sign-in-account.too-many");

  const asForm = await guess(11);
  expect(asForm.status).toBe(429);
  expect(asForm.headers.location).toBeUndefined();
  expect(asForm.text).toMatch(/Too many tries\. Wait/);

  const places = ["127.0.0.1", "::1"].map((here) => `${email} from ${addressBlock(here)}`);
  const keys = places.map((place) => limitKey({ name: "sign-in-account" }, place));
  expect(await site.db.rateLimit.findMany({ where: { key: { in: keys } } })).toMatchObject([{ refused: 2 }]);
  const claimed = Array.from({ length: 12 }, (_, n) =>
    limitKey({ name: "sign-in-address" }, `198.51.100.${n}`),
  );
  expect(await site.db.rateLimit.count({ where: { key: { in: claimed } } })).toBe(0);
});
