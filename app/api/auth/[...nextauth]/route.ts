import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { signInOptions } from "@/server/sign-in";
import { clientAddress } from "@/server/trpc/context";

export const runtime = "nodejs";

/** Left out on purpose: `_log`, which lets anyone write into the logs, and pages that are our own. */
const ACTIONS = new Set(["callback", "csrf", "error", "session", "signin", "signout"]);

async function handle(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params;
  if (!ACTIONS.has(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  const forwardedFor = request.headers.get("x-forwarded-for") ?? undefined;
  // Next adds the address of the socket where no proxy added one.
  const nearest = forwardedFor?.split(",").at(-1)?.trim();
  return NextAuth(request, context, signInOptions({ clientAddress: clientAddress(forwardedFor, nearest) }));
}

export { handle as GET, handle as POST };
