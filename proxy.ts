import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { refusedMethod } from "@/server/allowed-methods";
import { env } from "@/server/env";
import { liveClientConfig } from "@/server/realtime/config";
import { pagePolicy, transportHeaders } from "@/server/security-headers";
import { uploadOrigin } from "@/server/storage/settings";

/** Gives every page a Content-Security-Policy with a nonce of its own. Who may see what is decided elsewhere. */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refusedMethod({
    method: request.method,
    path: request.nextUrl.pathname,
    isServerAction: request.headers.has("next-action"),
  });
  if (refusal)
    return new NextResponse(refusal.text || null, { status: refusal.status, headers: refusal.headers });
  const { NODE_ENV, NEXTAUTH_URL, MAP_TILE_URL } = env();
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy({
    nonce,
    live: liveClientConfig(),
    isDevelopment: NODE_ENV === "development",
    uploadOrigin: uploadOrigin(env()),
    isSecure: NEXTAUTH_URL?.startsWith("https://") ?? false,
    tiles: MAP_TILE_URL,
    isEmbeddable: request.nextUrl.pathname.startsWith("/embed/"),
  });
  const headers = new Headers(request.headers);
  // Next reads the nonce out of this one and puts it on its own scripts; the layout puts it on ours.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(transportHeaders())) response.headers.set(name, value);
  return response;
}

/**
 * Prefetches too: a browser may show what it prefetched, and a page without a policy must not exist. Left out is what
 * is no page and may be large or frequent.
 */
export const config = { matcher: "/((?!api/|_next/static/|_next/image).*)" };
