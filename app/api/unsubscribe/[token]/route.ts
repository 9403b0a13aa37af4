import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export const dynamic = "force-dynamic";

type Params = { params: Promise<{ token: string }> };

/**
 * Ends the mails at a click in a program for mail (RFC 8058), which sends a form and no cookie. The token alone says
 * whose mails and which; it counts however often it is sent.
 */
export async function POST(_request: Request, { params }: Params): Promise<Response> {
  const { token } = await params;
  try {
    await (await serverCaller()).unsubscribe.choose({ token, enabled: false });
    return plain("You get no more of these mails.\n", 200);
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") return plain("This link leads nowhere.\n", 404);
    if (refusal === "unavailable") return plain("That did not work just now. Please try again later.\n", 503);
    throw error;
  }
}

/** Opened as a page by a program that knows no better: asks first, because others open every link in a mail. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { token } = await params;
  return new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe/${encodeURIComponent(token)}` },
  });
}

function plain(text: string, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(text, { status, headers });
}
