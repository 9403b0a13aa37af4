import { refusalIn } from "@/server/trpc/errors";

/**
 * Answers an email app that unsubscribes its user with one click (RFC 8058).
 * @param done the sentence to answer with after `end` succeeded
 */
export async function answerOneClick(done: string, end: () => Promise<unknown>): Promise<Response> {
  try {
    await end();
    return plain(`${done}\n`, 200);
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") return plain("This link isn't valid.\n", 404);
    if (refusal === "unavailable") return plain("That did not work just now. Please try again later.\n", 503);
    throw error;
  }
}

/** Leads to the page of the same link, which asks before it does anything. */
export function redirectToPage(page: string, token: string): Response {
  return new Response(null, { status: 303, headers: { location: `/${page}/${encodeURIComponent(token)}` } });
}

function plain(text: string, status: number): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(text, { status, headers });
}
