import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { signInOptions } from "@/server/sign-in";
import { clientAddress } from "@/server/trpc/context";

export const runtime = "nodejs";

/** Left out on purpose: `_log`, which lets anyone write into the logs, and pages that are our own. */
const ACTIONS = new Set(["callback", "csrf", "error", "session", "signin", "signout"]);
const BODY_BYTES_MAX = 16 * 1024;

async function handle(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  if (!ACTIONS.has(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  const status = refusedBody(request);
  if (status) return new Response(null, { status });
  const forwardedFor = request.headers.get("x-forwarded-for") ?? undefined;
  // Next adds the address of the socket where no proxy added one.
  const nearest = forwardedFor?.split(",").at(-1)?.trim();
  try {
    const options = signInOptions({ clientAddress: clientAddress(forwardedFor, nearest) });
    return await NextAuth(request, context, options);
  } catch (error) {
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    throw error;
  }
}

/** The status of a refusal, or null: NextAuth would read a body of any length into memory. */
function refusedBody(request: NextRequest): number | null {
  if (request.method !== "POST") return null;
  const length = request.headers.get("content-length");
  if (length === null) return 411;
  return Number(length) <= BODY_BYTES_MAX ? null : 413;
}

export { handle as GET, handle as POST };
