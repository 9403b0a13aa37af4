import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { errorMessage } from "@/lib/error-message";
import { type DomainError, isDomainError, isRefused } from "@/server/errors";
import { PAGE_VIEWER_HEADER, refuseOtherViewer } from "@/server/page-viewer";
import { deviceCookie, signInOptions, viewerIn } from "@/server/sign-in";
import { clientAddress } from "@/server/trpc/context";
import { retryAfterSeconds, TRANSPORT } from "@/server/trpc/errors";

export const runtime = "nodejs";

/** Left out on purpose: `_log`, which lets anyone write into the logs, and pages that are our own. */
const ACTIONS = new Set(["callback", "csrf", "error", "session", "signin", "signout"]);
const BODY_BYTES_MAX = 16 * 1024;
/** Ours are answered to a form that was sent; NextAuth answers an address that is opened with a fault. */
const BY_POST_ONLY = new Set(["password", "link", "invitation"]);
/** Actions of a page for the person it was rendered for: signing out, and connecting an account of another site. */
const OF_A_PAGE = new Set(["signout", "signin"]);
const CALLBACK_COOKIE = /^(__Secure-)?next-auth\.callback-url$/;

async function handle(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  if (!ACTIONS.has(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  if (nextauth[0] === "callback" && BY_POST_ONLY.has(nextauth[1] ?? "") && request.method !== "POST") {
    return new Response(null, { status: 405, headers: { allow: "POST" } });
  }
  const asked = request.nextUrl.searchParams.getAll("callbackUrl");
  if (asked.some((url) => !isAddress(url))) return new Response(null, { status: 400 });
  await dropBrokenCookies();
  const status = refusedBody(request);
  if (status) return new Response(null, { status });
  const forwardedFor = request.headers.get("x-forwarded-for") ?? undefined;
  // Next adds the address of the socket where no proxy added one.
  const nearest = forwardedFor?.split(",").at(-1)?.trim();
  try {
    let refusal: DomainError | undefined;
    let signedIn: string | undefined;
    const cookie = request.headers.get("cookie") ?? undefined;
    if (request.method === "POST" && OF_A_PAGE.has(nextauth[0] ?? "")) {
      refuseOtherViewer(request.headers.get(PAGE_VIEWER_HEADER) ?? undefined, await viewerIn(cookie));
    }
    const options = signInOptions({
      clientAddress: clientAddress(forwardedFor, nearest),
      cookie,
      userAgent: request.headers.get("user-agent") ?? undefined,
      onSignIn: (userId) => {
        signedIn = userId;
      },
      onRefusal: (error) => {
        refusal = error;
      },
    });
    const answer: Response = await NextAuth(request, context, options);
    if (signedIn !== undefined) answer.headers.append("set-cookie", deviceCookie(cookie, signedIn));
    return refusal ? await toldToWait(answer, refusal) : answer;
  } catch (error) {
    if (isDomainError(error)) return refused(error);
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    throw error;
  }
}

/** Our pages read the reason out of the JSON, as with NextAuth's own answers. */
function refused(error: DomainError): Response {
  const { http: status } = TRANSPORT[error.code];
  const url = `/sign-in?error=${encodeURIComponent(error.reason)}`;
  return Response.json({ url }, { status, headers: { "cache-control": "no-store" } });
}

/**
 * NextAuth's answer to a refusal, which it calls a wrong password whatever it is: one for being too quick says so, and
 * when to come back. Our pages read the reason out of the JSON, and what they can work for; people who sent a form read a sentence.
 */
async function toldToWait(answer: Response, refusal: DomainError): Promise<Response> {
  const seconds = retryAfterSeconds([refusal]);
  if (seconds === undefined) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("location");
  // A sign-in that could not be ended keeps its cookie, so that signing out can be tried again.
  headers.delete("set-cookie");
  headers.set("retry-after", String(seconds));
  const { http: status } = TRANSPORT[refusal.code];
  if (headers.get("content-type")?.includes("json")) {
    const challenge = isRefused(refusal, ...WORK_NEEDED) ? refusal.details?.challenge : undefined;
    const body = { ...(await answer.json()), ...(challenge !== undefined && { details: { challenge } }) };
    headers.delete("content-length");
    return new Response(JSON.stringify(body), { status, headers });
  }
  headers.set("content-type", "text/plain; charset=utf-8");
  return new Response(`${errorMessage(refusal)}\n`, { status, headers });
}

const WORK_NEEDED = ["sign-in.work-needed", "sign-in-link.work-needed", "sign-up.work-needed"] as const;

/** NextAuth would fail at such a cookie every time, so that its owner could not sign in again. Left out, it is replaced by a sound one. */
async function dropBrokenCookies(): Promise<void> {
  const jar = await cookies();
  for (const { name, value } of jar.getAll()) {
    if (CALLBACK_COOKIE.test(name) && !isAddress(value)) jar.delete(name);
  }
}

/** As NextAuth judges it: a path of ours, or http. Where it then leads to is decided elsewhere. */
function isAddress(url: string): boolean {
  const base = url.startsWith("/") ? "http://localhost" : undefined;
  return URL.canParse(url, base) && /^https?:$/.test(new URL(url, base).protocol);
}

/** The status of a refusal, or null: NextAuth would read a body of any length into memory. */
function refusedBody(request: NextRequest): number | null {
  if (request.method !== "POST") return null;
  const length = request.headers.get("content-length");
  if (length === null) return 411;
  return Number(length) <= BODY_BYTES_MAX ? null : 413;
}

export { handle as GET, handle as POST };
